'use client'

import { useVisitorData } from '@selfsame/react'
import { useState, type FormEvent } from 'react'
import { signUp, type SignUpState } from '../src/sign-up.ts'
import { WORDS } from '../src/words.ts'

export function SignUp() {
  const { getData } = useVisitorData()
  const [state, setState] = useState<SignUpState>({ status: 'idle' })

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const email = String(new FormData(event.currentTarget).get('email'))
    setState({ status: 'sending' })
    setState(await signUp(email, () => getData({ ignoreCache: true })))
  }

  return (
    <form className="card sign-up" aria-labelledby="sign-up-title" onSubmit={(event) => void submit(event)}>
      <h2 id="sign-up-title">{WORDS.signUpTitle}</h2>
      <p className="muted">{WORDS.signUpText}</p>
      <label htmlFor="email">{WORDS.email}</label>
      <div className="field">
        <input id="email" name="email" type="email" autoComplete="email" required />
        <button type="submit" className="primary" disabled={state.status === 'sending'}>{WORDS.signUp}</button>
      </div>
      <p role="status" data-testid="sign-up" data-status={state.status} data-reason={'reason' in state ? state.reason : undefined}>
        {'text' in state && state.text}
      </p>
    </form>
  )
}
