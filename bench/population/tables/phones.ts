import type { Weighted } from '../draw.ts'

/** An iPhone or iPad as WebKit shows it: CSS size, ratio, and the graphics generations that hide behind one size. */
export interface AppleDevice {
  readonly screen: readonly [number, number]
  readonly ratio: number
  /** Generations of the chip, older first: a hint of it shows in renderings only. */
  readonly chips: readonly number[]
  readonly pad: boolean
}

const phone = (width: number, height: number, ratio: number, ...chips: number[]): AppleDevice => ({
  screen: [height, width],
  ratio,
  chips,
  pad: false,
})
const pad = (width: number, height: number, ...chips: number[]): AppleDevice => ({ screen: [height, width], ratio: 2, chips, pad: true })

export const IPHONES: Weighted<AppleDevice> = [
  [phone(390, 844, 3, 14, 15), 25],
  [phone(393, 852, 3, 16, 17, 18), 25],
  [phone(402, 874, 3, 18, 19), 15],
  [phone(430, 932, 3, 16, 17, 18), 12],
  [phone(440, 956, 3, 18, 19), 10],
  [phone(414, 896, 2, 12, 13), 6],
  [phone(428, 926, 3, 14, 15), 5],
  [phone(375, 812, 3, 11, 13, 15), 3],
  [phone(375, 667, 2, 13, 15), 4],
  [phone(420, 912, 3, 19), 1],
]
export const IPADS: Weighted<AppleDevice> = [
  [pad(820, 1180, 14, 15, 16), 5],
  [pad(810, 1080, 12, 13), 5],
  [pad(834, 1194, 12, 15), 3],
  [pad(1024, 1366, 12, 15), 2],
  [pad(744, 1133, 15, 17), 2],
]

export interface AndroidDevice {
  readonly model: string
  readonly gpu: string
  readonly screen: readonly [number, number]
  readonly ratio: number
  readonly memory: number
  /** Year it came out: decides which systems it runs. */
  readonly year: number
}

/** Family, GPU, CSS size, ratio, GiB, year; then models with weights. Widely sold devices. */
const FAMILIES: readonly (readonly [gpu: string, size: string, memory: number, year: number, models: string])[] = [
  ['Adreno (TM) 830', '384 832 2.8125', 8, 2025, 'SM-S938U 9,SM-S938B 5'],
  ['Adreno (TM) 830', '360 780 3', 8, 2025, 'SM-S931U 6,SM-S931B 5'],
  ['Adreno (TM) 750', '384 832 2.8125', 8, 2024, 'SM-S928U 9,SM-S928B 5'],
  ['Adreno (TM) 750', '360 780 3', 8, 2024, 'SM-S921U 5'],
  ['Samsung Xclipse 940', '360 780 3', 8, 2024, 'SM-S921B 5,SM-S926B 3'],
  ['Adreno (TM) 740', '384 824 2.8125', 8, 2023, 'SM-S918U 6,SM-S918B 4'],
  ['Adreno (TM) 740', '360 780 3', 8, 2023, 'SM-S911U 4,SM-S911B 4,SM-S711U 2'],
  ['Adreno (TM) 730', '360 780 3', 8, 2022, 'SM-S901U 4,SM-S906U 2'],
  ['Adreno (TM) 660', '360 800 3', 8, 2021, 'SM-G991U 4,SM-G996U 2'],
  ['Mali-G78', '360 800 3', 8, 2021, 'SM-G991B 4'],
  ['Adreno (TM) 650', '360 800 3', 8, 2020, 'SM-G981U 2,SM-G781U 3,SM-G780G 2'],
  ['Mali-G68', '360 800 3', 8, 2023, 'SM-A546U 4,SM-A546B 5,SM-A346B 3'],
  ['Mali-G68', '384 854 2.8125', 8, 2024, 'SM-A356U 3,SM-A356B 4'],
  ['Samsung Xclipse 530', '360 780 3', 8, 2024, 'SM-A556B 4,SM-A566B 3'],
  ['Mali-G57 MC2', '384 832 1.875', 4, 2024, 'SM-A156U 7,SM-A155F 6,SM-A165F 4,SM-A166U 4'],
  ['Mali-G57 MC2', '384 854 1.875', 4, 2023, 'SM-A146U 5,SM-A145F 3'],
  ['Mali-G52 MC2', '360 800 2', 4, 2021, 'SM-A125U 2,SM-A136U 4,SM-A137F 2'],
  ['Mali-G52', '412 915 1.75', 4, 2022, 'SM-A047F 2,SM-A042F 1'],
  ['Adreno (TM) 619', '412 915 2.625', 4, 2022, 'SM-A236U 3,SM-A236B 1'],
  ['Adreno (TM) 618', '412 915 2.625', 4, 2021, 'SM-A525F 2,SM-A725F 1'],
  ['Mali-G715', '412 923 2.625', 8, 2023, 'Pixel 8 4,Pixel 8a 4'],
  ['Mali-G715', '412 924 2.625', 8, 2024, 'Pixel 9 5,Pixel 9a 4'],
  ['Mali-G715', '448 997 2.25', 8, 2023, 'Pixel 8 Pro 3'],
  ['Mali-G715', '412 915 3.5', 8, 2024, 'Pixel 9 Pro 3,Pixel 9 Pro XL 3'],
  ['PowerVR D-Series DXT-48-1536 MC1', '412 924 2.625', 8, 2025, 'Pixel 10 3,Pixel 10 Pro 2'],
  ['Mali-G710', '412 915 2.625', 8, 2022, 'Pixel 7 4,Pixel 7a 4'],
  ['Mali-G710', '412 892 3.5', 8, 2022, 'Pixel 7 Pro 3'],
  ['Mali-G78', '412 915 2.625', 8, 2021, 'Pixel 6 3,Pixel 6a 4'],
  ['Adreno (TM) 620', '393 851 2.75', 4, 2020, 'Pixel 5 1,Pixel 4a (5G) 1'],
  ['Adreno (TM) 619', '412 915 2.625', 4, 2023, 'moto g stylus 5G (2023) 2,moto g power 5G - 2023 2'],
  ['Mali-G57', '412 915 1.75', 4, 2024, 'moto g 5G - 2024 3,moto g play - 2024 2'],
  ['Adreno (TM) 610', '393 873 2.75', 4, 2022, '22101316G 2,23021RAAEG 3,2201117TG 2'],
  ['Mali-G57 MC2', '393 873 2.75', 8, 2023, '23117RA68G 3,2312FPCA6G 2,24117RN76O 2'],
  ['Adreno (TM) 710', '393 873 2.75', 8, 2024, '2312DRA50G 3,24090RA29G 2'],
  ['Mali-G615 MC6', '407 904 3', 8, 2024, '2407FPN8EG 2,24069PC21G 1'],
  ['Adreno (TM) 720', '360 800 3', 8, 2024, 'CPH2613 2,CPH2621 1'],
  ['Adreno (TM) 619', '360 804 2', 4, 2022, 'CPH2465 2,CPH2493 1'],
  ['PowerVR Rogue GE8320', '360 800 2', 2, 2020, 'CPH2185 1,M2006C3MNG 1,SM-A127F 1'],
  ['Mali-G57', '360 806 2', 4, 2023, 'RMX3760 2,RMX3710 1'],
  ['Mali-G610 MC4', '360 800 3', 8, 2023, 'RMX3663 1,V2318 1'],
]

/** Devices in order of the table. */
export const ANDROIDS: Weighted<AndroidDevice> = FAMILIES.flatMap(([gpu, size, memory, year, models]) => {
  const [width = 0, height = 0, ratio = 1] = size.split(' ').map(Number)
  return models.split(',').map((entry) => {
    const at = entry.lastIndexOf(' ')
    const device: AndroidDevice = { model: entry.slice(0, at), gpu, screen: [height, width], ratio, memory, year }
    return [device, Number(entry.slice(at + 1))] as const
  })
})
