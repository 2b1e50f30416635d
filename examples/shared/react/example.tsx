import { Consent } from './consent.tsx'
import { SignUp } from './sign-up.tsx'
import { Visitor } from './visitor.tsx'

/** What the page shows, whichever way it is rendered. */
export function Example() {
  return (
    <>
      <Consent />
      <Visitor />
      <SignUp />
    </>
  )
}
