/** Where an app without a framework shows its visitor. */
export function show(visitorId: string | undefined): void {
  const app = document.getElementById('app')
  if (app) app.textContent = visitorId ?? ''
}
