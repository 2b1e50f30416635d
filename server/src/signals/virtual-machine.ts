import { engineOf, read } from '../detectors/index.ts'
import type { Signal } from './signal.ts'

/** Graphics that hypervisors give their guests. */
const VIRTUAL = /VMware|SVGA3D|VirtualBox|Parallels|virgl|virtio|QEMU|Hyper-V|Microsoft Basic Render|Microsoft Remote Display|\bQXL\b|bhyve/i
/** Graphics made by the processor, as on a virtual machine without a card, and on a real one whose driver is missing or barred. */
const SOFTWARE = /SwiftShader|llvmpipe|softpipe|Software Rasterizer|Mesa OffScreen/i

/**
 * A virtual machine, by its graphics. Drawn by the processor it may be one or not, so that nothing is said; neither where graphics
 * are withheld, or named alike for all.
 */
export const virtualMachine: Signal<'virtual_machine'> = ({ components }) => {
  const webgl = read(components, 'webglBasics')
  const renderer = webgl?.rendererUnmasked ?? webgl?.renderer
  if (renderer === undefined || engineOf(components) === 'webkit' || renderer === 'Mozilla' || SOFTWARE.test(renderer)) return undefined
  return VIRTUAL.test(`${webgl?.vendorUnmasked ?? ''} ${renderer}`)
    ? { fields: { virtual_machine: true }, detectors: [{ name: 'virtual-graphics', weight: 1, reason: 'The graphics are those of a virtual machine.' }] }
    : { fields: { virtual_machine: false }, detectors: [] }
}
