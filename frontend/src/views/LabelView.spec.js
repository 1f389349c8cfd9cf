import userEvent from '@testing-library/user-event'
import { screen, waitFor, within } from '@testing-library/vue'
import axe from 'axe-core'
import { http, HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'
import { handlers, inferenceOfTask, trainingFromFile, trainingNotRated } from '../../tests/label/fixtures.js'
import { renderApp } from '../../tests/render.js'
import { startServer } from '../../tests/server.js'
import { setLanguage } from '../i18n.js'
import LabelView from './LabelView.vue'

const server = startServer(...handlers)

/** @param {string} uuid */
async function open(uuid) {
  const result = await renderApp(LabelView, { props: { uuid }, route: `/label/${uuid}` })
  return result
}

/** @param {string} name */
const section = (name) => within(screen.getByRole('region', { name }))

describe.each([
  ['from a file', trainingFromFile],
  ['of a task', inferenceOfTask],
  ['without a class', trainingNotRated],
])('a label %s', (_, evaluation) => {
  test('has no accessibility faults, closed or opened', async () => {
    const { container } = await open(evaluation.uuid)
    await screen.findByRole('heading', { level: 1, name: evaluation.model.name })
    // Waits for the definitions, which bring the help.
    await waitFor(() =>
      expect(container.querySelectorAll('details').length).toBeGreaterThan(evaluation.rating.metrics.length),
    )
    for (const details of container.querySelectorAll('details')) details.open = true
    // Colours need a real browser, and landmarks the shell.
    const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } }
    const { violations } = await axe.run(container, { rules })
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([])
  })

  test('has one row for each metric of the method, heaviest first', async () => {
    await open(evaluation.uuid)
    const breakdown = within(await screen.findByRole('region', { name: 'What the class is made of' }))
    const names = breakdown.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent)
    const expected = evaluation.rating.metrics.toSorted((a, b) => b.weight - a.weight).map(({ name }) => name)
    expect(names).toEqual(expected)
  })
})

describe('the label of a file', () => {
  test('shows the picture, its downloads and where to go next', async () => {
    await open(trainingFromFile.uuid)
    const picture = await screen.findByRole('img', {
      name: /^Energy label: reviews-classifier.*, Training, class D/,
    })
    const files = `/api/v1/evaluations/${trainingFromFile.uuid}`
    expect(picture).toHaveAttribute('src', `${files}/label.svg?lang=en`)
    expect(screen.getByRole('link', { name: 'Download the label as PNG' })).toHaveAttribute(
      'href',
      `${files}/label.png?lang=en&width=1200`,
    )
    expect(screen.getByRole('link', { name: 'Download the label as PDF' })).toHaveAttribute(
      'download',
      `label-${trainingFromFile.uuid}.pdf`,
    )
    const model = trainingFromFile.model.id
    expect(screen.getByRole('link', { name: 'Label a new run of this model' })).toHaveAttribute(
      'href',
      `/label-a-model/training?model=${model}`,
    )
    expect(screen.getByRole('link', { name: 'All evaluations of this model' })).toHaveAttribute(
      'href',
      `/models/${model}`,
    )
    expect(screen.getByRole('link', { name: 'On Hugging Face' })).toHaveAttribute(
      'href',
      'https://huggingface.co/acme/reviews',
    )
    expect(document.title).toContain(trainingFromFile.model.name)
  })

  test('copies the link of the page', async () => {
    const user = userEvent.setup()
    await open(trainingFromFile.uuid)
    await user.click(await screen.findByRole('button', { name: 'Copy link' }))
    expect(await navigator.clipboard.readText()).toBe(trainingFromFile.urls.page)
  })

  test('says where its figures come from, and where they disagree', async () => {
    await open(trainingFromFile.uuid)
    await screen.findByRole('heading', { level: 1 })
    const provenance = section('Where the figures come from')
    expect(provenance.getByText('emissions.csv')).toBeVisible()
    expect(provenance.getByText('CodeCarbon 2.4.2')).toBeVisible()
    expect(provenance.getByTitle(trainingFromFile.import.files[0].sha256)).toHaveTextContent('ff793d039cdf…')
    expect(provenance.getByText(/^Spain, 2023; source: CodeCarbon/)).toBeVisible()
    expect(
      provenance.getByText(/emissions: 24\.8.g was given, but the other figures make it 19\.9.g/),
    ).toBeVisible()
    expect(provenance.getByText(/The processor was not measured/)).toBeVisible()
    await provenance.findByText('= model file size ÷ CO2-equivalent emissions')
  })

  test('gives every figure exactly and as it was given', async () => {
    await open(trainingFromFile.uuid)
    const table = within(await screen.findByRole('table', { name: 'Measurements' }))
    const row = table.getByRole('row', { name: /Model file size/ })
    expect(row).toHaveTextContent(/440,000,000.B/)
    expect(row).toHaveTextContent(/440.MB/)
    expect(row).toHaveTextContent('reported')
    expect(table.getAllByRole('row')).toHaveLength(trainingFromFile.measurements.length + 1)
    expect(await section('All figures').findByText('Hardware used')).toBeVisible()
  })

  test('says how to obtain what is missing', async () => {
    await open(trainingFromFile.uuid)
    const row = await screen.findByRole('listitem', { name: 'Dataset size per emissions' })
    expect(row).toHaveTextContent('Not measured')
    await within(row).findByText('It is computed from dataset size, which is missing.')
    const advice = await within(row).findByText(/How to obtain it/)
    await userEvent.click(advice)
    expect(within(row).getByText(/load_dataset_builder/)).toBeVisible()
  })

  test('loads the badge code only when it is wanted', async () => {
    /** @type {string[]} */
    const asked = []
    server.events.on('request:start', ({ request }) => asked.push(new URL(request.url).pathname))
    await open(trainingFromFile.uuid)
    const title = await screen.findByText('Badge for your README')
    expect(asked.filter((path) => path.endsWith('/snippet/'))).toHaveLength(0)
    const badge = title.closest('details')
    badge?.setAttribute('open', '')
    badge?.dispatchEvent(new Event('toggle'))
    expect(await screen.findByRole('region', { name: 'Code to paste, Markdown' })).toHaveTextContent(
      '[![energy label: D]',
    )
    server.events.removeAllListeners()
  })
})

describe('a label without a class', () => {
  test('says why, and what would give it one', async () => {
    await open(trainingNotRated.uuid)
    expect(
      await screen.findByText(
        /is not rated: 40% of the method’s weight was measured, and at least 50% is needed/,
      ),
    ).toBeVisible()
    const gap = section('What would give it a class')
    await gap.findByText('Model file size')
    const items = gap
      .getAllByRole('listitem')
      .map((item) => item.querySelector('p')?.textContent?.replace(/\s+/g, ' ').trim())
    expect(items).toEqual([
      'Accuracy brings the measured share to 60% enough for a class',
      'Model file size brings the measured share to 55% enough for a class',
      'Dataset size brings the measured share to 55% enough for a class',
      'Downloads brings the measured share to 50% enough for a class',
    ])
  })
})

describe('states', () => {
  test('loading is said', async () => {
    await open(inferenceOfTask.uuid)
    expect(screen.getByRole('status')).toHaveTextContent('Loading the label')
    await screen.findByRole('heading', { level: 1 })
  })

  test('an unknown label says so and leads to the catalogue', async () => {
    await open('00000000-0000-4000-8000-000000000000')
    expect(await screen.findByRole('heading', { level: 1, name: 'There is no such label' })).toBeVisible()
    expect(screen.getByRole('link', { name: 'Search the catalogue' })).toHaveAttribute('href', '/catalogue')
  })

  test('a failure can be tried again', async () => {
    server.use(
      http.get(
        '*/api/v1/evaluations/:id/',
        () => HttpResponse.json({ title: 'The database is busy.', code: 'busy' }, { status: 503 }),
        {
          once: true,
        },
      ),
    )
    await open(inferenceOfTask.uuid)
    expect(await screen.findByRole('alert')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'demo-speech-catalan' })).toBeVisible()
  })

  test('without the words of the method the figures are still there', async () => {
    server.use(http.get('*/api/v1/metrics/', () => HttpResponse.json({ title: 'Busy' }, { status: 503 })))
    await open(inferenceOfTask.uuid)
    expect(await screen.findByText(/Explanations of the metrics could not be loaded/)).toBeVisible()
    expect(screen.getByRole('listitem', { name: 'Parameters' })).toBeVisible()
  })

  test('another language asks the server for its words', async () => {
    const languages = new Set()
    server.events.on('request:start', ({ request }) => languages.add(request.headers.get('Accept-Language')))
    await open(inferenceOfTask.uuid)
    await screen.findByRole('heading', { level: 1 })
    await setLanguage('ca')
    expect(await screen.findByRole('region', { name: 'De què es compon la classe' })).toBeVisible()
    await waitFor(() => expect(languages).toContain('ca'))
    expect(
      screen.getByRole('img', { name: /^Etiqueta energètica: demo-speech-catalan, Inferència, classe D/ }),
    ).toHaveAttribute('src', expect.stringContaining('lang=ca'))
    server.events.removeAllListeners()
  })

  test('names countries in the visitor’s language', async () => {
    await setLanguage('ca')
    await open(trainingFromFile.uuid)
    expect(await screen.findByText('Espanya')).toBeVisible()
    expect(screen.getByText(/^Espanya, 2023; font: CodeCarbon/)).toBeVisible()
  })
})

test('an address that is no web address never becomes a link', async () => {
  const hostile = structuredClone(inferenceOfTask)
  hostile.model.url = 'javascript:alert(1)'
  hostile.model.name = '<img src=x onerror=alert(1)>'
  server.use(http.get('*/api/v1/evaluations/:id/', () => HttpResponse.json(hostile)))
  const { container } = await open(hostile.uuid)
  expect(await screen.findByRole('heading', { level: 1, name: hostile.model.name })).toBeVisible()
  expect(container.querySelector('[href^="javascript"]')).toBeNull()
  expect(container.querySelector('img[src="x"]')).toBeNull()
})
