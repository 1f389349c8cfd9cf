/** Answers of the API, recorded from the server with its demonstration catalogue, and a stand-in that gives them. */
import { http, HttpResponse } from 'msw'
import informationInference from './information-fields-inference.json'
import informationTraining from './information-fields-training.json'
import inferenceOfTask from './inference-of-task.json'
import metricsInference from './metrics-inference.json'
import metricsTraining from './metrics-training.json'
import snippet from './snippet.json'
import trainingFromFile from './training-from-file.json'
import trainingNotRated from './training-not-rated.json'

const COUNTRIES = {
  count: 1,
  next: null,
  previous: null,
  results: [{ iso3: 'ESP', iso2: 'ES', name: 'Spain' }],
}
const EVALUATIONS = [trainingFromFile, inferenceOfTask, trainingNotRated]

/** @param {string} metric @returns {any} a rated metric of the inference evaluation or else of the training one */
export function ratedMetric(metric) {
  const all = [...inferenceOfTask.rating.metrics, ...trainingFromFile.rating.metrics]
  return structuredClone(all.find((item) => item.metric === metric))
}

/** @param {Request} request */
const phaseOf = (request) => new URL(request.url).searchParams.get('phase')

export const handlers = [
  http.get('*/api/v1/evaluations/:id/', ({ params }) => {
    const found = EVALUATIONS.find((evaluation) => evaluation.uuid === params.id)
    if (found) return HttpResponse.json(found)
    const problem = {
      type: 'about:blank',
      title: 'Not found',
      status: 404,
      code: 'not-found',
      detail: '',
      errors: [],
    }
    return HttpResponse.json(problem, { status: 404 })
  }),
  http.get('*/api/v1/evaluations/:id/snippet/', () => HttpResponse.json(snippet)),
  http.get('*/api/v1/countries/', () => HttpResponse.json(COUNTRIES)),
  http.get('*/api/v1/metrics/', ({ request }) =>
    HttpResponse.json(phaseOf(request) === 'training' ? metricsTraining : metricsInference),
  ),
  http.get('*/api/v1/information-fields/', ({ request }) =>
    HttpResponse.json(phaseOf(request) === 'training' ? informationTraining : informationInference),
  ),
]

export { inferenceOfTask, snippet, trainingFromFile, trainingNotRated }
