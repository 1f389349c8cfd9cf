import userEvent from '@testing-library/user-event'
import { screen } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { h } from 'vue'
import { renderApp } from '../../../tests/render.js'
import BaseMenu from './BaseMenu.vue'

const show = () =>
  renderApp(BaseMenu, {
    props: { label: 'Things' },
    slots: {
      default: (/** @type {{close: () => void}} */ { close }) => [
        h('button', { onClick: close }, 'One'),
        h('button', {}, 'Two'),
      ],
    },
  })
const button = () => screen.getByRole('button', { name: 'Things' })

describe('BaseMenu', () => {
  it('opens and closes by its button', async () => {
    await show()
    expect(screen.queryByRole('button', { name: 'One' })).not.toBeInTheDocument()
    await userEvent.click(button())
    expect(button()).toHaveAttribute('aria-expanded', 'true')
    expect(screen.getByRole('button', { name: 'One' })).toBeVisible()
    await userEvent.click(button())
    expect(button()).toHaveAttribute('aria-expanded', 'false')
  })

  it('moves through its items with the arrow keys, round and round', async () => {
    await show()
    button().focus()
    await userEvent.keyboard('{ArrowDown}')
    expect(screen.getByRole('button', { name: 'One' })).toHaveFocus()
    await userEvent.keyboard('{ArrowUp}')
    expect(screen.getByRole('button', { name: 'Two' })).toHaveFocus()
  })

  it('closes with Escape and gives the focus back', async () => {
    await show()
    button().focus()
    await userEvent.keyboard('{ArrowDown}{Escape}')
    expect(button()).toHaveFocus()
    expect(button()).toHaveAttribute('aria-expanded', 'false')
  })

  it('closes when something was chosen, and when the pointer goes elsewhere', async () => {
    await show()
    await userEvent.click(button())
    await userEvent.click(screen.getByRole('button', { name: 'One' }))
    expect(button()).toHaveAttribute('aria-expanded', 'false')
    await userEvent.click(button())
    await userEvent.click(document.body)
    expect(button()).toHaveAttribute('aria-expanded', 'false')
  })
})
