/** The zeebe extension element of a type on a model element, e.g. `zeebe:TaskDefinition`. */
function extensionOf(element, type) {
  return element.extensionElements?.values?.find((value) => value.$type === type)
}

/** Value of a `zeebe:property` by its name. */
function propertyOf(element, name) {
  return extensionOf(element, 'zeebe:Properties')?.properties?.find((property) => property.name === name)?.value
}

module.exports = { extensionOf, propertyOf }
