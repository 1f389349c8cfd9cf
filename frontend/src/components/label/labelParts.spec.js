import userEvent from '@testing-library/user-event'
import { fireEvent, screen } from '@testing-library/vue'
import { describe, expect, test, vi } from 'vitest'
import { ratedMetric, snippet } from '../../../tests/label/fixtures.js'
import { renderApp } from '../../../tests/render.js'
import BadgeSnippets from './BadgeSnippets.vue'
import ClassLetter from './ClassLetter.vue'
import CoverageBar from './CoverageBar.vue'
import CutPointsNote from './CutPointsNote.vue'
import DateText from './DateText.vue'
import LabelPicture from './LabelPicture.vue'
import MetricRow from './MetricRow.vue'
import OriginMark from './OriginMark.vue'
import ValueText from './ValueText.vue'

describe('the class letter', () => {
  test('is written and named', async () => {
    await renderApp(ClassLetter, { props: { letter: 'B' } })
    expect(screen.getByRole('img', { name: 'Class B' })).toHaveTextContent('B')
  })

  test('says when there is none', async () => {
    await renderApp(ClassLetter, { props: { letter: null } })
    expect(screen.getByRole('img', { name: 'Not rated' })).toHaveTextContent('–')
  })
})

describe('the coverage', () => {
  test('is a meter with words', async () => {
    await renderApp(CoverageBar, { props: { coverage: 0.8, minimum: 0.5 } })
    const meter = screen.getByRole('meter', { name: 'Measured share of the method' })
    expect(meter).toHaveAttribute('aria-valuenow', '80')
    expect(screen.getByText('80% of the method’s weight was measured')).toBeVisible()
    expect(screen.queryByText(/needed for a class/)).toBeNull()
  })

  test('says what is needed when it is short of it', async () => {
    await renderApp(CoverageBar, { props: { coverage: 0.4, minimum: 0.5 } })
    expect(screen.getByText(/at least 50% needed for a class/)).toBeVisible()
  })

  test('that reaches the minimum exactly is enough, whatever binary numbers make of it', async () => {
    await renderApp(CoverageBar, { props: { coverage: 0.1 + 0.2, minimum: 0.3 } })
    expect(screen.queryByText(/needed for a class/)).toBeNull()
  })
})

describe('a value', () => {
  test('is short, and exact on focus, on hover and until Escape', async () => {
    const user = userEvent.setup()
    await renderApp(ValueText, { props: { value: 352147239.26380366, unit: 'B/g' } })
    const term = screen.getByRole('button', { name: /352.MB\/g/ })
    expect(term).toHaveAccessibleDescription(/Exactly 352,147,239\.263804.B\/g/)
    const bubble = screen.getByText(/Exactly/)
    expect(bubble).not.toBeVisible()
    await user.tab()
    expect(bubble).toBeVisible()
    await user.keyboard('{Escape}')
    expect(bubble).not.toBeVisible()
    await user.hover(term)
    expect(bubble).toBeVisible()
    await user.unhover(term)
    expect(bubble).not.toBeVisible()
    await user.click(term)
    expect(bubble).toBeVisible()
  })

  test('that is exact already is plain text', async () => {
    await renderApp(ValueText, { props: { value: 250, unit: 'g' } })
    expect(screen.queryByRole('button')).toBeNull()
    expect(screen.getByText(/250.g/)).toBeVisible()
  })
})

test('a date is relative, and absolute in its description', async () => {
  await renderApp(DateText, { props: { moment: new Date(Date.now() - 3 * 86_400_000).toISOString() } })
  const term = screen.getByRole('button', { name: '3 days ago' })
  expect(term).toHaveAccessibleDescription(new RegExp(String(new Date().getFullYear())))
})

test('an origin is written and explained', async () => {
  await renderApp(OriginMark, { props: { origin: 'estimated' } })
  expect(screen.getByRole('button', { name: 'estimated' })).toHaveAccessibleDescription(
    /Computed with assumptions/,
  )
})

test('cut points of a task say their task, scope and standing', async () => {
  const metric = { ...ratedMetric('energy_per_1000_requests'), provisional: true }
  await renderApp(CutPointsNote, { props: { metric, taskName: 'Automatic speech recognition' } })
  expect(screen.getByText(/Cut points for automatic speech recognition/i)).toBeVisible()
  expect(screen.getByRole('button', { name: 'GPU energy only' })).toHaveAccessibleDescription(/GPU alone/)
  expect(screen.getByRole('button', { name: 'provisional' })).toHaveAccessibleDescription(/fewer than ten/)
})

describe('a metric', () => {
  test('has its letter, value, weight, origin, scale and distance', async () => {
    await renderApp(MetricRow, { props: { metric: ratedMetric('energy_per_1000_requests') } })
    const row = screen.getByRole('listitem', { name: 'Energy per 1,000 requests' })
    expect(row).toHaveTextContent(/35% of the weight/)
    expect(row).toHaveTextContent(/11\.2.Wh\s*± 10%/)
    expect(row).toHaveTextContent(/64% less \(at most 4\.14.Wh\) would make this class A\. Could be B or C\./)
    expect(screen.getByRole('img', { name: 'Class B' })).toBeVisible()
    expect(screen.getByRole('button', { name: 'measured' })).toBeVisible()
  })

  test('opens to what it means and what would improve it', async () => {
    const metric = ratedMetric('response_time')
    const definition = { description: 'How long an answer takes.', maximum: null }
    await renderApp(MetricRow, { props: { metric, definition } })
    await userEvent.click(screen.getByText(/What it means/))
    expect(screen.getByText('How long an answer takes.')).toBeVisible()
    expect(metric.recommendations.length).toBeGreaterThan(0)
    for (const { text } of metric.recommendations) expect(screen.getByText(text)).toBeVisible()
    expect(screen.getByRole('table', { name: 'Class limits: Response time (median)' })).toBeVisible()
  })
})

describe('the picture of a label', () => {
  test('is an image from an address', async () => {
    await renderApp(LabelPicture, { props: { url: '/label.svg', alt: 'Energy label' } })
    expect(screen.getByRole('img', { name: 'Energy label' })).toHaveAttribute('src', '/label.svg')
  })

  test('from a drawing is an image too, whose memory is given back', async () => {
    const create = vi
      .spyOn(URL, 'createObjectURL')
      .mockReturnValueOnce('blob:1')
      .mockReturnValueOnce('blob:2')
    const revoke = vi.spyOn(URL, 'revokeObjectURL').mockReturnValue()
    const { rerender, unmount } = await renderApp(LabelPicture, {
      props: { svg: '<svg>1</svg>', alt: 'Preview' },
    })
    expect(screen.getByRole('img', { name: 'Preview' })).toHaveAttribute('src', 'blob:1')
    await rerender({ svg: '<svg>2</svg>', alt: 'Preview' })
    expect(screen.getByRole('img')).toHaveAttribute('src', 'blob:2')
    expect(/** @type {Blob} */ (create.mock.calls[0][0]).type).toBe('image/svg+xml')
    unmount()
    expect(revoke.mock.calls).toEqual([['blob:1'], ['blob:2']])
  })

  test('that cannot be loaded says so', async () => {
    await renderApp(LabelPicture, { props: { url: '/gone.svg', alt: 'Energy label' } })
    await fireEvent.error(screen.getByRole('img'))
    expect(screen.getByRole('alert')).toHaveTextContent('The picture of the label could not be loaded.')
  })
})

describe('the badge', () => {
  test('asks for its code when it is opened, and copies it', async () => {
    const user = userEvent.setup()
    const { emitted, rerender } = await renderApp(BadgeSnippets, { props: { badgeUrl: '/badge.svg' } })
    const details = screen.getByText('Badge for your README').closest('details')
    details?.setAttribute('open', '')
    await fireEvent(/** @type {HTMLElement} */ (details), new Event('toggle'))
    expect(emitted('opened')).toBeTruthy()
    expect(screen.getByRole('status')).toHaveTextContent('Loading the code')
    await rerender({ badgeUrl: '/badge.svg', snippets: snippet })
    for (const format of ['Markdown', 'HTML', 'reStructuredText']) {
      await user.click(screen.getByRole('button', { name: `Copy the ${format} code` }))
      expect(await navigator.clipboard.readText()).toBe(/** @type {any} */ (snippet)[format.toLowerCase()])
    }
  })

  test('says when the code cannot be had', async () => {
    await renderApp(BadgeSnippets, { props: { badgeUrl: '/badge.svg', hasError: true } })
    expect(screen.getByText('The code could not be loaded.')).toBeInTheDocument()
  })
})
