import { MakerBase, type MakerOptions } from '@electron-forge/maker-base'
import type { ForgePlatform } from '@electron-forge/shared-types'
import { buildForge } from 'app-builder-lib'
import builderConfig from './electron-builder.config.ts'

type Platform = 'linux' | 'win' | 'mac'
const platforms: Readonly<Partial<Record<ForgePlatform, Platform>>> = { linux: 'linux', win32: 'win', darwin: 'mac' }

/**
 * Makes electron-builder's installers from what Forge has packaged. Fuses are set by neither on this way: electron-builder
 * leaves a packaged application as it is. Releases come from `npm run dist`.
 */
export class BuilderMaker extends MakerBase<{
  readonly targets: Readonly<Partial<Record<Platform, readonly string[]>>>
}> {
  name = 'electron-builder'
  defaultPlatforms: ForgePlatform[] = ['linux', 'win32', 'darwin']

  override isSupportedOnCurrentPlatform() {
    return true
  }

  override make({ dir, makeDir, targetPlatform, targetArch }: MakerOptions): Promise<string[]> {
    const platform = platforms[targetPlatform]
    if (!platform) throw new Error(`Intercoder is not made for ${targetPlatform}`)
    const targets = (this.config.targets[platform] ?? ['dir']).map((target) => `${target}:${targetArch}`)
    const directories = { ...builderConfig.directories, output: makeDir }
    return buildForge({ dir }, { [platform]: targets, config: { ...builderConfig, directories } })
  }
}
