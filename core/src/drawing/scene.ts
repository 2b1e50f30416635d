import { gpuDone, SIDE, type WebGL } from './webgl.ts'

const VERTEX = 'attribute vec2 a;varying vec2 p;void main(){p=a;gl_Position=vec4(a,0,1.3-a.x*.4);}'
/** Functions whose last bits differ between GPUs, blown up until they show in 8 bits a colour. */
const FRAGMENT =
  'precision mediump float;varying vec2 p;void main(){float d=length(p*vec2(1.7,.9));gl_FragColor=vec4(fract(sin(d*91.7)*437.5),fract(inversesqrt(d+.01)*33.3),abs(p.x*p.y),1);}'
const TRIANGLES = new Float32Array([-0.93, -0.87, 0.81, -0.71, 0.13, 0.92, -0.6, 0.7, 0.9, 0.31, -0.2, -0.95])

/** Height in pixels of the strip at the bottom whose colours are known. */
const STRIP = 8
/** Width of one known patch in pixels: few patches, as each is a command to the GPU. */
const PATCH = 4
/** Red, green, blue, alpha of a known patch; exact in 8 bits. */
const known = (patch: number): [number, number, number, number] => [patch * 31 + 4, 250 - patch * 23, (patch * 71) & 255, 255]

/**
 * Draws shaded triangles and a strip of patches of known colours under them.
 *
 * Waits for the compiler before the program is used: `useProgram` would stand still for it.
 */
export async function drawScene(gl: WebGL): Promise<void> {
  const program = gl.createProgram()
  compile(gl, program, gl.VERTEX_SHADER, VERTEX)
  compile(gl, program, gl.FRAGMENT_SHADER, FRAGMENT)
  gl.bindAttribLocation(program, 0, 'a')
  gl.linkProgram(program)
  await gpuDone(gl)
  gl.useProgram(program)
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer())
  gl.bufferData(gl.ARRAY_BUFFER, TRIANGLES, gl.STATIC_DRAW)
  gl.enableVertexAttribArray(0)
  gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0)
  gl.drawArrays(gl.TRIANGLES, 0, TRIANGLES.length / 2)
  drawStrip(gl)
}

function compile(gl: WebGL, program: WebGLProgram, type: number, source: string): void {
  const shader = gl.createShader(type)
  if (!shader) return // the context is lost, as the caller will see
  gl.shaderSource(shader, source)
  gl.compileShader(shader)
  gl.attachShader(program, shader)
}

function drawStrip(gl: WebGL): void {
  gl.enable(gl.SCISSOR_TEST)
  for (let patch = 0; patch < SIDE / PATCH; patch++) {
    const [red, green, blue] = known(patch)
    gl.scissor(patch * PATCH, 0, PATCH, STRIP)
    gl.clearColor(red / 255, green / 255, blue / 255, 1)
    gl.clear(gl.COLOR_BUFFER_BIT)
  }
}

/**
 * Whether the strip of known colours came back changed.
 *
 * @param bytes as `readWebgl` gives them
 */
export const stripChanged = (bytes: Uint8Array): boolean =>
  bytes.subarray(0, SIDE * STRIP * 4).some((byte, index) => byte !== known(Math.floor(((index >> 2) % SIDE) / PATCH))[index & 3])
