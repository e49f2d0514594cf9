import type { CacheStats } from '../../../../shared/contract/cache.ts'

/** Where everything is kept: on the disk, or, where nothing can be kept there, in memory. */
export const keptIn = ({ folder, disk, memory }: CacheStats): CacheStats['memory'] | CacheStats['disk'] =>
  folder === undefined ? memory : disk
