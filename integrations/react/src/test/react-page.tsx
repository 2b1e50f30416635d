import { StrictMode, type ComponentType, type ReactNode } from 'react'
import type { Consumer, Lack, Scene, Stage, Visit } from '../../../../testing/src/wrapper-cases/adapter.ts'
import type { Backstage } from '../../../../testing/src/wrapper-cases/backstage.ts'

/** A wrapper for React: its provider and its hook, used as documented. */
export interface ReactWrapper {
  lacks?: readonly Lack[]
  Provider: ComponentType<{ scene: Scene; children: ReactNode }>
  useVisit(consumer: Consumer): Visit
  useConsent?(): Pick<Stage, 'grant' | 'revoke'>
}

/** The page of a scene. */
export function reactPage({ Provider, useVisit, useConsent }: ReactWrapper, { visits, consent }: Backstage) {
  function Shown({ consumer }: { consumer: Consumer }) {
    const visit = useVisit(consumer)
    visits.set(consumer.name, () => visit)
    return <output data-testid={consumer.name}>{visit.eventId ?? (visit.error ? 'error' : 'none')}</output>
  }
  function Banner() {
    Object.assign(consent, useConsent?.())
    return null
  }
  return function Page({ scene }: { scene: Scene }) {
    const page = (
      <Provider scene={scene}>
        <Banner />
        {scene.consumers.map((consumer) => <Shown key={consumer.name} consumer={consumer} />)}
      </Provider>
    )
    return scene.strict ? <StrictMode>{page}</StrictMode> : page
  }
}
