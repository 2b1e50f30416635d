import { SelfsameProvider, useVisitorData } from '@selfsame/react'
import { pageSettings } from '../../../shared/src/page-settings.ts'
import { mount } from '../mount.tsx'

function Visitor() {
  const { data, error } = useVisitorData({ linkedId: 'order-1' })
  return <>{error ? error.message : data?.visitorId}</>
}

mount(
  <SelfsameProvider options={pageSettings()}>
    <Visitor />
  </SelfsameProvider>,
)
