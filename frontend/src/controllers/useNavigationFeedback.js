import { nextTick, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'
import { useAnnouncer } from './stores/announcer.js'

export const SITE = 'GAISSALabel'

/**
 * What a full page load would do by itself: set the title, say it, and put the focus at the top of the new page.
 * Views that know a better title, such as a model's name, set it once they have it.
 * @param {import('vue').Ref<HTMLElement | null>} main where the focus goes
 */
export function useNavigationFeedback(main) {
  const { t, locale } = useI18n()
  const route = useRoute()
  const router = useRouter()
  const announcer = useAnnouncer()

  const title = () => (route.meta.title ? t(`titles.${route.meta.title}`) : '')

  watch(
    [() => route.path, locale],
    () => {
      if (title()) document.title = `${title()} · ${SITE}`
    },
    { immediate: true },
  )

  router.afterEach(async (to, from, failure) => {
    // The first page of a visit is announced by the browser; a changed filter is the same page.
    if (failure || from.matched.length === 0 || to.path === from.path) return
    await nextTick()
    announcer.say(title())
    if (!to.hash) main.value?.focus({ preventScroll: true })
  })
}
