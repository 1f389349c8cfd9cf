import { useI18n } from 'vue-i18n'

/**
 * The names of file formats, as their authors write them.
 */
export function useFormatName() {
  const { t, te } = useI18n()

  /**
   * @param {{format: string, version?: string | null}} file of an import report
   * @returns {string} with the version where it is known; the format's id where it has no name here
   */
  return function formatName({ format, version }) {
    const key = `evaluation.report.format.${format}`
    const name = te(key) ? t(key) : format
    return version ? t('evaluation.report.version', { name, version }) : name
  }
}
