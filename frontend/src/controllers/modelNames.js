/** `owner/name` as Hugging Face writes repository ids. */
const REPOSITORY_ID = /^[\w.-]+\/[\w.-]+$/
const HUB_ADDRESS = /^(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\/([\w.-]+\/[\w.-]+)/i

/**
 * What a typed text says about a new model: a Hub id or address names its author too.
 * @param {string} text
 * @returns {import('./stores/evaluationDrafts.js').DraftModel}
 */
export function modelFromText(text) {
  const typed = text.trim()
  const id = HUB_ADDRESS.exec(typed)?.[1] ?? (REPOSITORY_ID.test(typed) ? typed : '')
  const [author, name] = id ? id.split('/') : ['', typed]
  return { id: null, name, author, task: '', repository_id: id }
}
