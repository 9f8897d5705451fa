// Not the SDK's root: its other clients (Operate, Tasklist, OAuth …) cost 50 MB and a third of a second.
import { ZeebeGrpcClient } from '@camunda8/sdk/dist/zeebe/index.js'
import { hasCredentials } from './engine-credentials.js'

/** Where one engine is reached. `management` is its actuator, absent where the operator keeps it closed. */
export interface EngineAddress {
  /** Host and port of the gRPC gateway, with `grpcs://` before it where it speaks TLS. */
  grpc: string
  /** Base address of the REST gateway, e.g. `http://127.0.0.1:8080`. */
  rest: string
  /** Base address of the actuator, e.g. `http://127.0.0.1:9600`. */
  management?: string
  /** An engine of the operator's may ask for credentials: those of the SDK's settings. */
  credentials?: 'none' | 'environment'
}

export type EngineConnection = ZeebeGrpcClient

/**
 * Opens a gRPC connection that is quiet; unauthenticated to the engine that this application started, with the SDK's settings for credentials and TLS
 * (`CAMUNDA_AUTH_STRATEGY`, `CAMUNDA_CUSTOM_ROOT_CERT_PATH` …) to one of the operator's.
 * The connection comes back by itself when the engine restarts.
 *
 * @param retries how often a command is sent again while the engine is away (1, 2, 4, 8, then every 10 s).
 */
export function connectEngine(address: EngineAddress, retries: number, longPollSeconds = 10): EngineConnection {
  return new ZeebeGrpcClient({
    config: {
      ...(address.credentials === 'environment' && hasCredentials() ? {} : { CAMUNDA_AUTH_STRATEGY: 'NONE' as const }),
      CAMUNDA_LOG_LEVEL: 'none',
      CAMUNDA_JOB_WORKER_MAX_BACKOFF_MS: 5000,
      ZEEBE_GRPC_ADDRESS: address.grpc.includes('://') ? address.grpc : `grpc://${address.grpc}`,
      zeebeGrpcSettings: {
        ZEEBE_CLIENT_LOG_LEVEL: 'NONE',
        ZEEBE_GRPC_CLIENT_MAX_RETRIES: retries,
        ZEEBE_GRPC_WORKER_LONGPOLL_SECONDS: longPollSeconds,
        ZEEBE_GRPC_WORKER_POLL_INTERVAL_MS: 50,
        GRPC_MAX_RECONNECT_BACKOFF_MS: 2000 as never,
      },
    },
  })
}

const grpcNotFound = 5
const grpcAlreadyExists = 6

/** True when the engine knows no such key: it was completed, cancelled, or never there. */
export const isNotFound = (error: unknown): boolean => (error as { code?: unknown })?.code === grpcNotFound

/** True when a message of that id was published before and still lives. */
export const isAlreadyPublished = (error: unknown): boolean => (error as { code?: unknown })?.code === grpcAlreadyExists
