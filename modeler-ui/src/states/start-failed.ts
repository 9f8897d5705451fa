import { t } from '@/i18n'

/** Nothing could be shown because the server did not answer: says so and offers to try again. */
export function startFailed(): void {
  const place = document.getElementById('app')
  if (!place) return
  const box = document.createElement('main')
  box.className = 'page stack'
  const title = document.createElement('h1')
  title.textContent = t('shell.errors.startTitle')
  const text = document.createElement('p')
  text.textContent = t('shell.errors.startText')
  const again = document.createElement('button')
  again.className = 'button primary'
  again.textContent = t('shell.retry')
  again.addEventListener('click', () => location.reload())
  const row = document.createElement('div')
  row.append(again)
  box.append(title, text, row)
  place.replaceChildren(box)
}
