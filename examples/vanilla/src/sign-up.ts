import { signUp, type SignUpState } from '../../shared/src/sign-up.ts'
import { byId } from './dom.ts'

/** @param identify asks the agent for a fresh event */
export function listenToForm(identify: () => Promise<{ eventId: string }>): void {
  const form = byId<HTMLFormElement>('sign-up-form')
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    show({ status: 'sending' })
    void signUp(String(new FormData(form).get('email')), identify).then(show)
  })
}

function show(state: SignUpState): void {
  const result = byId('sign-up')
  result.dataset['status'] = state.status
  if ('reason' in state) result.dataset['reason'] = state.reason
  else delete result.dataset['reason']
  result.textContent = 'text' in state ? state.text : ''
  byId<HTMLButtonElement>('submit').disabled = state.status === 'sending'
}
