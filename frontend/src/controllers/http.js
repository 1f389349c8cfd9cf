import { i18n } from '../i18n.js'

/** The only module that talks to the server. */
const BASE = '/api/v1/'
const REQUEST_TIMEOUT_MS = 30_000

/**
 * A request that failed, in the server's words where it had any.
 * @typedef {{field: string, code: string, message: string, line?: number | null, column?: string | number | null}} FieldError
 */
export class ApiError extends Error {
  /**
   * @param {object} problem
   * @param {number} problem.status 0 when no answer came
   * @param {string} problem.code `offline`, `timeout`, `bad-answer`, or the server's
   * @param {string} [problem.title]
   * @param {string} [problem.detail]
   * @param {FieldError[]} [problem.errors]
   * @param {number | null} [problem.retryAfter] seconds
   * @param {string} [problem.reference] id of the request in the server's log
   */
  constructor({ status, code, title = '', detail = '', errors = [], retryAfter = null, reference = '' }) {
    super(detail || title || code)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.title = title
    this.detail = detail
    this.errors = errors
    this.retryAfter = retryAfter
    this.reference = reference
  }

  get isNotFound() {
    return this.status === 404
  }

  /** Whether the same request may well succeed later. */
  get isTemporary() {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

/**
 * An address below the API's base; empty parameters are left out, lists repeated.
 * @param {string} path such as `models/`
 * @param {Record<string, unknown>} [query]
 */
export function apiUrl(path, query = {}) {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const item of [value].flat()) {
      if (item !== undefined && item !== null && item !== '') parameters.append(name, String(item))
    }
  }
  const text = parameters.toString()
  return BASE + path + (text && `?${text}`)
}

function commonHeaders() {
  const csrf = /(?:^|;\s*)csrftoken=([^;]+)/.exec(document.cookie)?.[1]
  return {
    Accept: 'application/json',
    'Accept-Language': i18n.global.locale.value || 'en',
    ...(csrf && { 'X-CSRFToken': csrf }),
  }
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * @param {number} status
 * @param {string} text body
 * @param {(name: string) => string | null} header
 */
function readAnswer(status, text, header) {
  const isOk = status >= 200 && status < 300
  if (isOk && !text) return null
  const body = parsed(text)
  if (body === undefined) throw new ApiError({ status, code: 'bad-answer' })
  if (isOk) return body
  const seconds = Number(header('Retry-After'))
  const reference = header('X-Request-ID') ?? ''
  throw new ApiError({ code: 'error', ...body, status, retryAfter: seconds > 0 ? seconds : null, reference })
}

/**
 * @param {string} method
 * @param {unknown} body
 * @returns {RequestInit}
 */
function callOf(method, body) {
  const call = { method, headers: commonHeaders(), credentials: /** @type {const} */ ('same-origin') }
  if (body === undefined) return call
  return {
    ...call,
    headers: { ...call.headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }
}

/**
 * Ask the server and read its JSON.
 * @param {string} path below `/api/v1/`
 * @param {{method?: string, query?: Record<string, unknown>, body?: unknown, signal?: AbortSignal}} [options]
 * @returns {Promise<any>}
 * @throws {ApiError} for every answer that is no success; `AbortError` when the caller aborted
 */
export async function request(path, { method = 'GET', query, body, signal } = {}) {
  const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS)
  const call = { ...callOf(method, body), signal: signal ? AbortSignal.any([signal, timeout]) : timeout }
  try {
    const response = await fetch(apiUrl(path, query), call)
    return readAnswer(response.status, await response.text(), (name) => response.headers.get(name))
  } catch (error) {
    throw isOurs(error, signal)
      ? error
      : new ApiError({ status: 0, code: timeout.aborted ? 'timeout' : 'offline' })
  }
}

/**
 * Whether the caller knows what to do with an error: the server's own words, or the caller's own abort.
 * @param {unknown} error
 * @param {AbortSignal} [signal]
 */
const isOurs = (error, signal) => error instanceof ApiError || Boolean(signal?.aborted)

/**
 * Send files with progress, which `fetch` cannot report.
 * @param {string} path
 * @param {FormData} form
 * @param {{onProgress?: (share: number) => void, signal?: AbortSignal}} [options]
 * @returns {Promise<any>}
 */
export function upload(path, form, { onProgress, signal } = {}) {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const xhr = new XMLHttpRequest()
    const stop = () => {
      xhr.abort()
      reject(signal?.reason)
    }
    xhr.open('POST', apiUrl(path))
    for (const [name, value] of Object.entries(commonHeaders())) xhr.setRequestHeader(name, value)
    xhr.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total) onProgress?.(loaded / total)
    }
    xhr.onload = () => {
      try {
        resolve(readAnswer(xhr.status, xhr.responseText, (name) => xhr.getResponseHeader(name)))
      } catch (error) {
        reject(error)
      }
    }
    xhr.onerror = () => reject(new ApiError({ status: 0, code: 'offline' }))
    xhr.onloadend = () => signal?.removeEventListener('abort', stop)
    signal?.addEventListener('abort', stop)
    xhr.send(form)
  })
}

/** Whether the server answers at all. */
export const isServerReachable = () =>
  fetch('/healthz', { cache: 'no-store' }).then(
    (answer) => answer.ok,
    () => false,
  )
