import { screen } from '@testing-library/vue'
import { expect, test } from 'vitest'
import { ratedMetric } from '../../../tests/label/fixtures.js'
import { renderApp } from '../../../tests/render.js'
import { setLanguage } from '../../i18n.js'
import MetricScale from './MetricScale.vue'

/** @param {any} metric @param {number | null} [maximum] */
const show = (metric, maximum = null) => renderApp(MetricScale, { props: { metric, maximum } })
/** @param {string} text */
const plain = (text) => text.replace(/[\u202F\u00A0]/g, ' ')

test('the drawing says in words what it shows: value, uncertainty, class and limits', async () => {
  await show(ratedMetric('energy_per_1000_requests'))
  const drawing = screen.getByRole('img', {
    name: /Energy per 1,000 requests on the class scale: 11\.2.Wh, class B/,
  })
  expect(drawing).toHaveAccessibleName(/with its uncertainty between 10\.1.Wh and 12\.3.Wh/)
  expect(plain(drawing.querySelector('desc')?.textContent ?? '')).toBe(
    'A: up to 4.14 Wh; B: up to 11.7 Wh; C: up to 23.4 Wh; D: up to 66.2 Wh; E: above 66.2 Wh.',
  )
})

test('the best class is at the left whatever the direction', async () => {
  const { container } = await show(ratedMetric('size_efficiency'))
  const letters = [...container.querySelectorAll('.scale__letter')].map((text) => text.textContent?.trim())
  const places = [...container.querySelectorAll('.scale__letter')].map((text) =>
    Number(text.getAttribute('x')),
  )
  expect(letters).toEqual(['A', 'B', 'C', 'D', 'E'])
  expect(places).toEqual([...places].sort((a, b) => a - b))
  const ticks = [...container.querySelectorAll('.scale__tick text')].map((text) =>
    plain(text.textContent?.trim() ?? ''),
  )
  expect(ticks).toEqual(['1.66 GB/g', '329 MB/g', '104 MB/g', '27.6 MB/g'])
})

test('the marker stands in the band of the class', async () => {
  const metric = ratedMetric('response_time')
  const { container } = await show(metric)
  const marker = Number(
    /translate\((?<x>[\d.]+)/.exec(container.querySelector('.scale__marker')?.getAttribute('transform') ?? '')
      ?.groups?.x,
  )
  const band = container.querySelector(`.scale__band--${metric.rating_class.toLowerCase()} rect`)
  const [x, width] = ['x', 'width'].map((name) => Number(band?.getAttribute(name)))
  expect(marker).toBeGreaterThan(x)
  expect(marker).toBeLessThanOrEqual(x + width)
})

test('without uncertainty there is no interval', async () => {
  const { container } = await show({ ...ratedMetric('response_time'), relative_uncertainty: null })
  expect(container.querySelector('.scale__interval')).toBeNull()
})

test('a value beyond the scale and widened classes are said', async () => {
  await show({ ...ratedMetric('performance_score'), value: 1e-9 }, 1)
  const text = screen.getByRole('img').querySelector('desc')?.textContent
  expect(text).toContain('The value lies beyond the end of the scale.')
  expect(text).toContain('Narrow classes are drawn wider than they are.')
})

test('zero is drawn at the best end', async () => {
  const { container } = await show({
    ...ratedMetric('co2_eq_emissions'),
    value: 0,
    rating_class: 'A',
    relative_uncertainty: 0.2,
  })
  expect(container.querySelector('.scale__marker')).toHaveAttribute('transform', 'translate(8 0)')
  expect(screen.getByRole('img')).toHaveAccessibleName(/0.g, class A/)
})

test('it speaks the language of the page', async () => {
  await setLanguage('ca')
  await show(ratedMetric('parameters'))
  expect(screen.getByRole('img')).toHaveAccessibleName(/a l’escala de classes: 242.M, classe E/)
})

test('the marker does not run through the letter of its class', async () => {
  const metric = { ...ratedMetric('performance_score'), value: 0.6, rating_class: 'D' }
  const { container } = await show(metric, 1)
  const transform = container.querySelector('.scale__marker')?.getAttribute('transform') ?? ''
  const marker = Number(/\((?<x>[\d.]+)/.exec(transform)?.groups?.x)
  const letter = Number(container.querySelector('.scale__letter--own')?.getAttribute('x'))
  expect(Math.abs(marker - letter)).toBeGreaterThanOrEqual(12)
})
