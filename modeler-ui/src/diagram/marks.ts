import type { ElementFacts } from './facts'
import type { Viewer } from './viewer-types'

const stateMarkers = ['mark-done', 'mark-current', 'mark-ended', 'mark-late', 'mark-incident', 'mark-container']

/** What a badge on the diagram says, made by the page so that the words come from the catalogue. */
export interface Badge {
  kind: 'holder' | 'times' | 'incident' | 'child'
  text: string
  urgency?: 'late' | 'soon' | 'calm'
}

/**
 * Paints facts on an imported diagram and repaints only what changed, so that zoom and place stay. One painter a viewer.
 */
export function createPainter(viewer: Viewer) {
  const canvas = viewer.get('canvas')
  const overlays = viewer.get('overlays')
  const registry = viewer.get('elementRegistry')
  const painted = new Map<string, string>()
  let flowsPainted = new Set<string>()
  let selected: string | undefined

  function paint(facts: Map<string, ElementFacts>, flows: string[], badgesOf: (id: string, facts: ElementFacts) => Badge[], late: (facts: ElementFacts) => boolean): void {
    const gone = new Set(painted.keys())
    for (const [id, own] of facts) {
      gone.delete(id)
      if (!registry.get(id)) continue
      const badges = badgesOf(id, own)
      const markers = markersOf(own, late(own), Boolean(registry.get(id)?.children?.length))
      const looks = JSON.stringify([markers, badges])
      if (painted.get(id) === looks) continue
      clear(id)
      for (const marker of markers) canvas.addMarker(id, marker)
      badges.forEach((badge, index) => addBadge(id, badge, index))
      painted.set(id, looks)
    }
    for (const id of gone) {
      clear(id)
      painted.delete(id)
    }
    const next = new Set(flows.filter((id) => registry.get(id)))
    for (const id of flowsPainted) if (!next.has(id)) canvas.removeMarker(id, 'mark-passed')
    for (const id of next) if (!flowsPainted.has(id)) canvas.addMarker(id, 'mark-passed')
    flowsPainted = next
  }

  function clear(id: string): void {
    if (!registry.get(id)) return
    for (const marker of stateMarkers) canvas.removeMarker(id, marker)
    overlays.remove({ element: id } as never)
  }

  function addBadge(id: string, badge: Badge, index: number): void {
    const html = document.createElement('div')
    html.className = `badge badge-${badge.kind} ${badge.urgency ?? ''}`
    html.textContent = badge.text
    const shape = registry.get(id)
    const height = shape?.height ?? 80
    const position: Record<string, number> =
      badge.kind === 'holder' ? { top: height + 4, left: 0 } : badge.kind === 'incident' ? { top: -12, left: -12 } : { top: -12, right: 14 + index * 4 }
    overlays.add(id, `badge-${badge.kind}`, { position, html, scale: { min: 0.7, max: 1.1 } })
  }

  function select(id: string | undefined): void {
    if (selected && registry.get(selected)) canvas.removeMarker(selected, 'mark-selected')
    selected = id && registry.get(id) ? id : undefined
    if (selected) canvas.addMarker(selected, 'mark-selected')
  }

  return { paint, select }
}

function markersOf(facts: ElementFacts, late: boolean, container: boolean): string[] {
  const markers: string[] = []
  if (container) markers.push('mark-container')
  if (facts.state === 'done') markers.push('mark-done')
  if (facts.state === 'ended') markers.push('mark-ended')
  if (facts.state === 'current') markers.push('mark-current')
  if (late) markers.push('mark-late')
  if (facts.incidents.length > 0) markers.push('mark-incident')
  return markers
}
