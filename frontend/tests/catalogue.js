/** Answers of the exact shape that the API gives, for the views of the catalogue. */

/** @param {Record<string, unknown>} [changes] */
export const evaluationRow = (changes = {}) => ({
  id: 7,
  uuid: '0b0f6a3e-0000-4000-8000-000000000007',
  model: {
    id: 3,
    name: 'demo-chat',
    author: 'someone',
    task: 'text-generation',
    task_name: 'Text generation',
  },
  phase: 'training',
  task: 'text-generation',
  source: 'file',
  status: 'self_declared',
  origin: 'measured',
  recorded_at: '2026-01-02T03:04:05Z',
  created_at: '2026-01-03T03:04:05Z',
  compound_class: 'B',
  coverage: 0.8,
  energy_consumed: 0.25,
  co2_eq_emissions: 12.5,
  urls: {
    page: 'https://labels.example/label/x',
    label_svg: 'https://labels.example/api/v1/evaluations/x/label.svg',
  },
  ...changes,
})

/** @param {Record<string, unknown>} [changes] */
export const modelItem = (changes = {}) => ({
  id: 3,
  name: 'demo-chat',
  author: 'someone',
  task: 'text-generation',
  library: 'transformers',
  provider: 'huggingface',
  repository_id: 'someone/demo-chat',
  url: '',
  description: 'A small model.',
  created_at: '2026-01-01T00:00:00Z',
  evaluations_count: 1,
  labels: { training: { class: 'B', evaluation: '0b0f6a3e-0000-4000-8000-000000000007' }, inference: null },
  ...changes,
})

/** @param {unknown[]} results @param {number} [count] */
export const page = (results, count = results.length) => ({ count, next: null, previous: null, results })

export const tasks = page([
  { id: 'text-generation', name: 'Text generation', domain: 'text' },
  { id: 'translation', name: 'Translation', domain: 'text' },
])
