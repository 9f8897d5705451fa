/** What a request to an engine elsewhere bears, as HTTP headers. */
export type EngineHeaders = () => Promise<Record<string, string>>

const none: EngineHeaders = async () => ({})

/**
 * Credentials for an engine of the operator's, by the SDK's own settings (`CAMUNDA_AUTH_STRATEGY` BASIC, BEARER or OAUTH with theirs); none for the engine
 * that this application started, nor where no strategy is set. The SDK's providers are loaded only where they are needed: they cost 50 MB.
 */
export async function engineHeaders(credentials: 'none' | 'environment'): Promise<EngineHeaders> {
  if (credentials === 'none' || !hasCredentials()) return none
  const [{ CamundaEnvironmentConfigurator }, { constructOAuthProvider }] = await Promise.all([
    import('@camunda8/sdk/dist/lib/index.js'),
    import('@camunda8/sdk/dist/lib/ConstructOAuthProvider.js'),
  ])
  const provider = constructOAuthProvider(CamundaEnvironmentConfigurator.mergeConfigWithEnvironment({}))
  return async () => ({ ...(await provider.getHeaders('ZEEBE')) }) as Record<string, string>
}

export const hasCredentials = (env: NodeJS.ProcessEnv = process.env): boolean => !['', 'NONE'].includes((env.CAMUNDA_AUTH_STRATEGY ?? '').toUpperCase())
