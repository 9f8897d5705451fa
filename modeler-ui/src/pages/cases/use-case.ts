import { computed, onMounted, ref, shallowRef, watch } from 'vue'
import { cases, modelXml } from '@/api/cases'
import type { Progress, Reference } from '@/api/types'
import { gatherFacts } from '@/diagram/facts'
import { readModel, type Model } from '@/diagram/model'
import { changed } from '@/live/changes'
import { calmly, useEvents } from '@/live/events'
import { useLoaded } from '@/live/use-loaded'
import { reference } from '@/session/store'

/** A case, its progress and the model of the process instance looked at; all of it live. */
export function useCase(caseId: string) {
  const view = useLoaded(() => cases.one(caseId))
  const progress = useLoaded(() => cases.progress(caseId))
  const turn = ref(0)
  const pack = shallowRef<Reference>()
  const instanceKey = ref<string>()
  const xml = ref('')
  const modelError = ref(false)

  const refresh = calmly(() => {
    void view.load()
    void progress.load()
    turn.value++
  }, 200)
  onMounted(() => {
    void view.load()
    void progress.load()
    void reference().then((answer) => (pack.value = answer), () => undefined)
  })
  useEvents(`/api/cases/${encodeURIComponent(caseId)}/events`, { 'progress-changed': refresh })
  watch(() => changed.clock, refresh)

  const root = computed(() => progress.value.value?.instances.find((one) => !one.parent) ?? progress.value.value?.instances[0])
  const instance = computed(() => progress.value.value?.instances.find((one) => one.processInstanceKey === instanceKey.value) ?? root.value)
  /** From the whole procedure down to the instance shown. */
  const path = computed<Progress[]>(() => {
    const all = progress.value.value?.instances ?? []
    const steps: Progress[] = []
    for (let at = instance.value; at && steps.length < 10; ) {
      steps.unshift(at)
      const parent: string | undefined = at.parent?.processInstanceKey
      at = parent ? all.find((one) => one.processInstanceKey === parent) : undefined
    }
    return steps
  })
  const facts = computed(() => (progress.value.value && instance.value ? gatherFacts(progress.value.value, instance.value) : new Map()))
  const model = computed<Model | undefined>(() => {
    try {
      return xml.value ? readModel(xml.value) : undefined
    } catch {
      return undefined
    }
  })

  watch(
    () => instance.value?.processDefinitionKey,
    async (key) => {
      if (!key) return
      modelError.value = false
      try {
        const text = await modelXml(key)
        if (instance.value?.processDefinitionKey === key) xml.value = text
      } catch {
        modelError.value = true
      }
    },
    { immediate: true },
  )

  return { view, progress, turn, pack, instanceKey, root, instance, path, facts, model, xml, modelError, refresh }
}
