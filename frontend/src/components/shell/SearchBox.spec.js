import userEvent from '@testing-library/user-event'
import { screen } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { renderApp } from '../../../tests/render.js'
import SearchBox from './SearchBox.vue'

const suggestions = [
  { id: 1, name: 'bert', author: 'google', labels: { training: { class: 'B' }, inference: null } },
  { id: 2, name: 'bertin', author: 'someone', labels: { training: null, inference: null } },
]
const field = () => screen.getByRole('combobox', { name: 'Search models' })

describe('SearchBox', () => {
  it('takes the focus when / is pressed anywhere but in a field', async () => {
    await renderApp(SearchBox, { props: { suggestions: [] } })
    const user = userEvent.setup()
    await user.keyboard('/')
    expect(field()).toHaveFocus()
    await user.keyboard('a/b')
    expect(field()).toHaveValue('a/b')
  })

  it('offers models while typing, with their class', async () => {
    const { emitted } = await renderApp(SearchBox, { props: { modelValue: 'ber', suggestions } })
    await userEvent.click(field())
    expect(field()).toHaveAttribute('aria-expanded', 'true')
    expect(screen.getByRole('option', { name: /Class B.*bert/ })).toBeVisible()
    await userEvent.click(screen.getByRole('option', { name: /bertin/ }))
    expect(emitted().choose).toEqual([[suggestions[1]]])
  })

  it('chooses by arrow keys and comes back to the field after the last', async () => {
    const { emitted } = await renderApp(SearchBox, { props: { modelValue: 'ber', suggestions } })
    await userEvent.click(field())
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    expect(screen.getByRole('option', { name: /bertin/ })).toHaveAttribute('aria-selected', 'true')
    expect(field()).toHaveAttribute(
      'aria-activedescendant',
      screen.getByRole('option', { name: /bertin/ }).id,
    )
    await userEvent.keyboard('{ArrowDown}')
    expect(field()).not.toHaveAttribute('aria-activedescendant')
    await userEvent.keyboard('{ArrowUp}{Enter}')
    expect(emitted().choose).toEqual([[suggestions[1]]])
  })

  it('asks for everything that matches when nothing is chosen', async () => {
    const { emitted } = await renderApp(SearchBox, { props: { modelValue: ' ber ', suggestions } })
    await userEvent.click(field())
    await userEvent.keyboard('{Enter}')
    expect(emitted().submit).toEqual([['ber']])
  })

  it('closes with Escape and keeps what was typed', async () => {
    await renderApp(SearchBox, { props: { modelValue: 'ber', suggestions } })
    await userEvent.click(field())
    await userEvent.keyboard('{Escape}')
    expect(field()).toHaveAttribute('aria-expanded', 'false')
    expect(screen.queryByRole('listbox')).not.toBeInTheDocument()
  })

  it('says how many were found, and only once the answer is there', async () => {
    const { rerender } = await renderApp(SearchBox, {
      props: { modelValue: 'ber', suggestions, isSearching: true },
    })
    await userEvent.click(field())
    expect(screen.getByRole('status')).toBeEmptyDOMElement()
    await rerender({ isSearching: false })
    expect(screen.getByRole('status')).toHaveTextContent('2 models')
  })
})
