import { screen } from '@testing-library/vue'
import { expect, it } from 'vitest'
import { h } from 'vue'
import { renderApp } from '../../../tests/render.js'
import BaseField from './BaseField.vue'

const slots = { default: (/** @type {{control: object}} */ { control }) => h('input', control) }

it('names and describes the control inside', async () => {
  await renderApp(BaseField, { props: { label: 'Name', hint: 'As on the Hub', required: true }, slots })
  const input = screen.getByRole('textbox', { name: 'Name' })
  expect(input).toHaveAccessibleDescription('As on the Hub')
  expect(input).toBeRequired()
  expect(input).toBeValid()
})

it('says what is wrong', async () => {
  await renderApp(BaseField, {
    props: { label: 'Name', hint: 'As on the Hub', error: 'It is taken.' },
    slots,
  })
  const input = screen.getByRole('textbox', { name: 'Name' })
  expect(input).toBeInvalid()
  expect(input).toHaveAccessibleDescription('As on the Hub It is taken.')
})
