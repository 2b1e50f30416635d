import logo from '../shared/public/logo.svg'

export function Top({ title }: { title: string }) {
  return (
    <header className="top">
      <a className="brand" href="/"><img src={logo.src} width="32" height="32" alt="" />{title}</a>
    </header>
  )
}
