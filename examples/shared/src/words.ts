/** What every example says, whichever framework it is made with. */
export const WORDS = {
  consentTitle: 'May we recognise you?',
  consentText: 'This page can tell by what your browser says of itself that you were here before. Nothing is read until you allow it.',
  consentGrant: 'Allow',
  consentDecline: 'Decline',
  grantedText: 'You are recognised by what your browser says of itself; nothing is kept in it.',
  consentRevoke: 'Withdraw consent',
  revokedText: 'You are not recognised, and what was read is forgotten.',
  signUpTitle: 'Make an account',
  signUpText: 'Two for each visitor: in a private window, or with the cookies cleared, you are the selfsame.',
  email: 'E-mail',
  signUp: 'Sign up',
} as const
