export declare const nodeFlags: string[]
export declare const launchEnvironment: NodeJS.ProcessEnv
