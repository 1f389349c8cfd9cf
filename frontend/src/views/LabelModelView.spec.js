import { screen, waitFor, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import { defineComponent, h } from 'vue'
import { accessibilityFaults } from '../../tests/axe.js'
import * as fixtures from '../../tests/evaluation/fixtures.js'
import { renderApp } from '../../tests/render.js'
import { startServer } from '../../tests/server.js'
import { usePendingFiles } from '../controllers/stores/pendingFiles.js'
import LabelModelView from './LabelModelView.vue'

const API = '/api/v1/'
const list = (/** @type {any[]} */ results) => () => HttpResponse.json(fixtures.listOf(results))
const MODEL = {
  id: 7,
  name: 'bert-base',
  author: 'google',
  task: 'fill-mask',
  repository_id: 'google/bert-base',
}

/** What was sent, by path. @type {Record<string, any[]>} */
let sent
/** @param {string} name @param {Request} request */
const keep = async (name, request) => (sent[name] ??= []).push(await request.json())

const rate = (/** @type {any} */ body) => {
  if (body.measurements.model_file_size) return fixtures.PREVIEW_RATED
  return body.measurements.co2_eq_emissions ? fixtures.PREVIEW_SHORT : fixtures.PREVIEW_NOWHERE
}

const server = startServer(
  http.get(`${API}metrics/`, list(fixtures.METRICS)),
  http.get(`${API}information-fields/`, list(fixtures.INFORMATION_FIELDS)),
  http.get(`${API}tasks/`, list([{ id: 'fill-mask', name: 'Fill mask', domain: 'text' }])),
  http.get(`${API}tools/`, list([])),
  http.get(`${API}countries/`, list([{ iso3: 'ESP', iso2: 'ES', name: 'Spain', latest_year: 2023 }])),
  http.get(
    `${API}carbon-intensities/`,
    list([{ country: 'ESP', year: 2023, value: 174.05, unit: 'gCO2eq/kWh', source: 'CodeCarbon' }]),
  ),
  http.get(`${API}models/`, list([MODEL])),
  http.get(`${API}models/7/`, () => HttpResponse.json(MODEL)),
  http.get(`${API}imports/:id/aggregate/`, () => HttpResponse.json(fixtures.SUM)),
  http.post(`${API}imports/`, () => HttpResponse.json(fixtures.IMPORT_ONE, { status: 201 })),
  http.post(`${API}models/`, async ({ request }) => {
    await keep('models', request)
    return HttpResponse.json({ ...MODEL, id: 31 }, { status: 201 })
  }),
  http.post(`${API}evaluations/preview/`, async ({ request }) => {
    await keep('preview', request)
    return HttpResponse.json(rate(sent.preview.at(-1)))
  }),
  http.post(`${API}evaluations/`, async ({ request }) => {
    await keep('evaluations', request)
    return HttpResponse.json({ id: 1, uuid: 'new-uuid' }, { status: 201 })
  }),
)

beforeEach(() => {
  sent = {}
})

const open = (route = '/label-a-model/training') =>
  renderApp(LabelModelView, { props: { phase: 'training' }, route })
const fileInput = () => screen.getByLabelText(/Drop a file here|Read another file/)
const drop = () => userEvent.upload(fileInput(), new File(['x'], 'one.csv'))
const field = (/** @type {string} */ name) => screen.getByRole('textbox', { name })
const save = () => userEvent.click(screen.getByRole('button', { name: /Save/ }))

async function chooseModel() {
  await userEvent.type(screen.getByRole('combobox', { name: /Which model/ }), 'bert')
  await userEvent.click(await screen.findByRole('option', { name: /bert-base/ }))
}

describe('from a file to a label', () => {
  it('takes one file, one model, one more figure and one click', async () => {
    const { router } = await open()
    await drop()
    expect(await screen.findByText(/Recognised as CodeCarbon/)).toBeInTheDocument()
    await waitFor(() => expect(field('Energy consumed')).toHaveValue('891.6'))
    await chooseModel()
    await userEvent.click(await screen.findByRole('button', { name: /Model file size/ }))
    expect(field('Model file size')).toHaveFocus()
    await userEvent.keyboard('440 MB')
    await userEvent.tab()
    expect(await screen.findByText('Ready: class E')).toBeInTheDocument()
    await save()
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/label/new-uuid'))
    expect(sent.evaluations).toEqual([
      expect.objectContaining({
        model: 7,
        phase: 'training',
        import_id: fixtures.IMPORT_ONE.id,
        country: 'ESP',
        recorded_at: '2025-02-25T14:00:56',
      }),
    ])
    const { measurements } = sent.evaluations[0]
    expect(measurements.model_file_size).toEqual({ value: 440, unit: 'MB', origin: 'reported' })
    expect(measurements.energy_consumed).toMatchObject({ value: 0.8916, unit: 'kWh', origin: 'estimated' })
    expect(measurements).not.toHaveProperty('downloads')
  })

  it('reads a file that was dropped on another page, and keeps what was entered before', async () => {
    const { unmount } = await open()
    await userEvent.click(await screen.findByRole('tab', { name: 'Form' }))
    await userEvent.type(await screen.findByRole('textbox', { name: 'Energy consumed' }), '2')
    unmount()
    const view = /** @type {any} */ (LabelModelView)
    await renderApp(
      defineComponent(() => {
        usePendingFiles().set([new File(['x'], 'one.csv')])
        return () => h(view, { phase: 'training' })
      }),
      { route: '/label-a-model/training' },
    )
    expect(await screen.findByText(/Recognised as CodeCarbon/)).toBeInTheDocument()
    await waitFor(() => expect(field('Energy consumed')).toHaveValue('891.6'))
    await userEvent.click(screen.getByRole('button', { name: 'Bring it back' }))
    await waitFor(() => expect(field('Energy consumed')).toHaveValue('2'))
  })

  it('asks which run it was, and takes the server’s sum of several', async () => {
    server.use(http.post(`${API}imports/`, () => HttpResponse.json(fixtures.IMPORT_TWO, { status: 201 })))
    await open()
    await drop()
    const runs = await screen.findByRole('group', { name: /Which of the 2 runs/ })
    expect(screen.getByText(/Still to do: choose a run/)).toBeInTheDocument()
    await userEvent.click(within(runs).getAllByRole('checkbox')[1])
    await waitFor(() => expect(field('Energy consumed')).toHaveValue('445.8'))
    await userEvent.click(screen.getByRole('button', { name: /Sum of all/ }))
    await waitFor(() => expect(field('Energy consumed')).toHaveValue('1.3374'))
  })

  it('takes a file away again, with its figures', async () => {
    await open()
    await drop()
    await waitFor(() => expect(field('Energy consumed')).toHaveValue('891.6'))
    await userEvent.click(screen.getByRole('button', { name: 'Remove' }))
    await waitFor(() => expect(screen.queryByText(/Recognised as/)).not.toBeInTheDocument())
    await userEvent.click(screen.getByRole('tab', { name: 'Form' }))
    expect(field('Energy consumed')).toHaveValue('')
  })

  it('says what is wrong with a file', async () => {
    const fault = { field: 'files.0', code: 'unknown-format', message: 'It looks like a log.', line: 1 }
    server.use(
      http.post(`${API}imports/`, () =>
        HttpResponse.json({ code: 'invalid', errors: [fault] }, { status: 400 }),
      ),
    )
    await open()
    await drop()
    expect(await screen.findByRole('alert')).toHaveTextContent('one.csv: It looks like a log. (line 1)')
  })

  it('hands a file of the other phase over to that phase, with the model', async () => {
    const fault = { field: 'files.0', code: 'other-phase', message: 'This file speaks of inference.' }
    server.use(
      http.post(`${API}imports/`, () =>
        HttpResponse.json({ code: 'invalid', errors: [fault] }, { status: 400 }),
      ),
    )
    const { router } = await open()
    /** @type {string[]} */
    const visited = []
    router.afterEach((to) => void visited.push(to.fullPath))
    await chooseModel()
    await drop()
    await userEvent.click(await screen.findByRole('button', { name: 'Label an inference with it' }))
    // The page takes the model and then forgets it, so that a reload undoes nothing.
    await waitFor(() => expect(visited).toContain('/label-a-model/inference?model=7'))
    expect(usePendingFiles().take()).toEqual([expect.objectContaining({ name: 'one.csv' })])
  })
})

describe('from a form to a label', () => {
  async function openForm() {
    const rendered = await open()
    await userEvent.click(await screen.findByRole('tab', { name: 'Form' }))
    await screen.findByRole('textbox', { name: 'Energy consumed' })
    return rendered
  }

  it('waits for the unit, and says what is wrong when the field is left', async () => {
    await openForm()
    const energy = field('Energy consumed')
    await userEvent.type(energy, '268 k')
    expect(energy).toBeValid()
    await userEvent.tab()
    expect(energy).toBeInvalid()
    expect(energy).toHaveAccessibleDescription(/This is not a number/)
    await userEvent.type(energy, 'W')
    expect(energy).toBeValid()
    await userEvent.type(energy, 'x')
    expect(energy).toBeInvalid()
  })

  it('creates the model and shows what the server refuses at its field', async () => {
    const fault = {
      field: 'measurements.energy_consumed.value',
      code: 'too-strange',
      message: 'Too strange.',
    }
    server.use(
      http.post(
        `${API}evaluations/`,
        () => HttpResponse.json({ code: 'invalid', errors: [fault] }, { status: 400 }),
        {
          once: true,
        },
      ),
    )
    const { router } = await openForm()
    await userEvent.type(field('Energy consumed'), '1,5')
    await userEvent.type(screen.getByRole('combobox', { name: /Which model/ }), 'me/mine')
    await userEvent.click(screen.getByRole('option', { name: /Add “me\/mine”/ }))
    await save()
    expect(await screen.findByText('Too strange.')).toBeInTheDocument()
    expect(field('Energy consumed')).toHaveFocus()
    await userEvent.type(field('Energy consumed'), '1')
    await save()
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/label/new-uuid'))
    expect(sent.models).toEqual([
      { name: 'mine', author: 'me', repository_id: 'me/mine', provider: 'huggingface' },
    ])
    expect(sent.evaluations[0]).toMatchObject({
      model: 31,
      measurements: { energy_consumed: { value: 1.51 } },
    })
  })

  it('leads to what is missing instead of saving', async () => {
    await openForm()
    await save()
    expect(screen.getByRole('combobox', { name: /Which model/ })).toHaveFocus()
    await chooseModel()
    await save()
    expect(field('Energy consumed')).toHaveFocus()
    await userEvent.type(field('Energy consumed'), 'much')
    expect(screen.getByText(/This is not a number/)).toBeInTheDocument()
    await save()
    expect(sent.evaluations).toBeUndefined()
  })

  it('asks for the country when the emissions need it', async () => {
    await openForm()
    await userEvent.type(field('Energy consumed'), '1')
    const country = screen.getByRole('combobox', { name: 'Country where it ran' })
    await waitFor(() => expect(country).toHaveAccessibleDescription(/emissions are not known yet/))
    await userEvent.selectOptions(country, 'Spain')
    await waitFor(() => expect(country).toHaveAccessibleDescription(/174 g CO₂eq\/kWh in 2023/))
    await waitFor(() => expect(sent.preview.at(-1)).toMatchObject({ country: 'ESP' }))
  })

  it('brings unsaved input back, and starts anew on demand', async () => {
    const { unmount } = await openForm()
    await userEvent.type(field('Energy consumed'), '2')
    unmount()
    await open()
    expect(await screen.findByText('Your unsaved input is back.')).toBeInTheDocument()
    await waitFor(() => expect(field('Energy consumed')).toHaveValue('2'))
    await userEvent.click(screen.getByRole('button', { name: 'Start anew' }))
    expect(fileInput()).toBeInTheDocument()
    await waitFor(() => expect(sessionStorage.getItem('gaissalabel.draft.training')).toBeNull())
  })

  it('begins with the model that a link names', async () => {
    const { router } = await open('/label-a-model/training?model=7')
    expect(await screen.findByText('bert-base')).toBeInTheDocument()
    await waitFor(() => expect(router.currentRoute.value.query).toEqual({}))
  })

  it('has no accessibility faults', async () => {
    const { container } = await openForm()
    await userEvent.type(field('Energy consumed'), '-2')
    await chooseModel()
    expect(await accessibilityFaults(container)).toEqual([])
  })
})
