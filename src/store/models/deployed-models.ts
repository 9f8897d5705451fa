import { collection } from '../connection.js'

/** A process model as it was deployed. `_id` = `<epoch>:<processDefinitionKey>`. */
export interface DeployedModel {
  _id: string
  epoch: string
  processDefinitionKey: string
  processId: string
  version: number
  /** The name in the model; the process id where it has none. */
  name: string
  xml: string
  deployedAt: Date
}

export const deployedModelsOf = collection<DeployedModel>(
  'deployedModels',
  { _id: String, epoch: String, processDefinitionKey: String, processId: String, version: Number, name: String, xml: String, deployedAt: Date },
  [[{ processDefinitionKey: 1, deployedAt: 1 }], [{ processId: 1, version: 1 }]],
)

/** A form as it was deployed: human tasks name its key, people and code its id. `_id` = `<epoch>:<formKey>`. */
export interface DeployedForm {
  _id: string
  epoch: string
  formKey: string
  formId: string
  version: number
  /** form-js schema as text. */
  schema: string
  deployedAt: Date
}

export const deployedFormsOf = collection<DeployedForm>(
  'deployedForms',
  { _id: String, epoch: String, formKey: String, formId: String, version: Number, schema: String, deployedAt: Date },
  [[{ formId: 1, version: 1 }]],
)
