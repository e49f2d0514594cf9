import { create } from 'zustand'

/** The eight places of a project, and its settings. */
export const places = [
  'documents',
  'codebook',
  'coders',
  'coding',
  'runs',
  'reliability',
  'insights',
  'export',
  'settings',
] as const
export type Place = (typeof places)[number]

interface Navigation {
  /** `undefined` on the start screen. */
  readonly project: string | undefined
  readonly place: Place
  /** What within the place: a document, a run. Optional, and read by the place alone. */
  readonly detail: string | undefined
}

const isPlace = (text: string | undefined): text is Place => places.includes(text as Place)

function read(hash: string): Navigation {
  const [project, place, detail] = hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent)
  return {
    project: project === '' ? undefined : project,
    place: isPlace(place) ? place : 'documents',
    detail: detail === '' ? undefined : detail,
  }
}

/** Where the reader is. It lives in the address, so that reload and “back” do what they do everywhere. */
export const useNavigation = create<Navigation>()(() => read(window.location.hash))
window.addEventListener('hashchange', () => useNavigation.setState(read(window.location.hash), true))

export function goTo(place: Place, detail?: string) {
  const { project } = useNavigation.getState()
  if (project === undefined) return
  window.location.hash = ['', project, place, ...(detail === undefined ? [] : [detail])]
    .map(encodeURIComponent)
    .join('/')
}

export function goToProject(project: string | undefined, place: Place = 'documents') {
  window.location.hash = project === undefined ? '/' : `/${encodeURIComponent(project)}/${place}`
}
