import type { AppProps } from 'next/app'
import '../../shared/src/example.css'

export default function App({ Component, pageProps }: AppProps) {
  return <Component {...pageProps} />
}
