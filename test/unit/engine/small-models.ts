const definitions = (content: string) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="Definitions_Small" targetNamespace="http://bpmn.io/schema/bpmn">
${content}
</bpmn:definitions>`

/** Start → service task of a job type (a BPMN error `not-lawful` leads to an end of its own) → end. */
export const oneServiceTask = (processId: string, jobType: string): Buffer =>
  Buffer.from(
    definitions(`  <bpmn:error id="Error_1" errorCode="not-lawful" />
  <bpmn:process id="${processId}" name="测试 &amp; 样例" isExecutable="true">
    <bpmn:startEvent id="StartEvent_1"><bpmn:outgoing>Flow_1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="Flow_1" sourceRef="StartEvent_1" targetRef="Task_Work" />
    <bpmn:serviceTask id="Task_Work">
      <bpmn:extensionElements><zeebe:taskDefinition type="${jobType}" retries="3" /></bpmn:extensionElements>
      <bpmn:incoming>Flow_1</bpmn:incoming><bpmn:outgoing>Flow_2</bpmn:outgoing>
    </bpmn:serviceTask>
    <bpmn:sequenceFlow id="Flow_2" sourceRef="Task_Work" targetRef="End_Done" />
    <bpmn:endEvent id="End_Done"><bpmn:incoming>Flow_2</bpmn:incoming></bpmn:endEvent>
    <bpmn:boundaryEvent id="Boundary_Error" attachedToRef="Task_Work">
      <bpmn:outgoing>Flow_3</bpmn:outgoing><bpmn:errorEventDefinition errorRef="Error_1" />
    </bpmn:boundaryEvent>
    <bpmn:sequenceFlow id="Flow_3" sourceRef="Boundary_Error" targetRef="End_Error" />
    <bpmn:endEvent id="End_Error"><bpmn:incoming>Flow_3</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>`),
  )

/** Message start → a human task each problem → end; objections start an event sub-process with a human task of their own. */
export const humanTasks = (): Buffer =>
  Buffer.from(
    definitions(`  <bpmn:message id="Message_Start" name="small-start" />
  <bpmn:message id="Message_Objection" name="small-objection">
    <bpmn:extensionElements><zeebe:subscription correlationKey="=caseId" /></bpmn:extensionElements>
  </bpmn:message>
  <bpmn:process id="small-human" isExecutable="true">
    <bpmn:startEvent id="StartEvent_1"><bpmn:outgoing>Flow_1</bpmn:outgoing><bpmn:messageEventDefinition messageRef="Message_Start" /></bpmn:startEvent>
    <bpmn:sequenceFlow id="Flow_1" sourceRef="StartEvent_1" targetRef="Task_Report" />
    <bpmn:userTask id="Task_Report">
      <bpmn:extensionElements>
        <zeebe:userTask /><zeebe:formDefinition formId="small-form" />
        <zeebe:assignmentDefinition candidateGroups="=[problem.group]" /><zeebe:taskSchedule dueDate="=problem.dueAt" />
      </bpmn:extensionElements>
      <bpmn:incoming>Flow_1</bpmn:incoming><bpmn:outgoing>Flow_2</bpmn:outgoing>
      <bpmn:multiInstanceLoopCharacteristics>
        <bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=problems" inputElement="problem" /></bpmn:extensionElements>
      </bpmn:multiInstanceLoopCharacteristics>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="Flow_2" sourceRef="Task_Report" targetRef="Catch_Wait" />
    <bpmn:intermediateCatchEvent id="Catch_Wait">
      <bpmn:incoming>Flow_2</bpmn:incoming><bpmn:outgoing>Flow_3</bpmn:outgoing>
      <bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P2D</bpmn:timeDuration></bpmn:timerEventDefinition>
    </bpmn:intermediateCatchEvent>
    <bpmn:sequenceFlow id="Flow_3" sourceRef="Catch_Wait" targetRef="End_Done" />
    <bpmn:endEvent id="End_Done"><bpmn:incoming>Flow_3</bpmn:incoming></bpmn:endEvent>
    <bpmn:subProcess id="SubProcess_Objection" triggeredByEvent="true">
      <bpmn:startEvent id="StartEvent_Objection" isInterrupting="false"><bpmn:outgoing>Flow_4</bpmn:outgoing><bpmn:messageEventDefinition messageRef="Message_Objection" /></bpmn:startEvent>
      <bpmn:sequenceFlow id="Flow_4" sourceRef="StartEvent_Objection" targetRef="Task_Investigate" />
      <bpmn:userTask id="Task_Investigate">
        <bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements>
        <bpmn:incoming>Flow_4</bpmn:incoming><bpmn:outgoing>Flow_5</bpmn:outgoing>
      </bpmn:userTask>
      <bpmn:sequenceFlow id="Flow_5" sourceRef="Task_Investigate" targetRef="End_Answered" />
      <bpmn:endEvent id="End_Answered"><bpmn:incoming>Flow_5</bpmn:incoming></bpmn:endEvent>
    </bpmn:subProcess>
  </bpmn:process>`),
  )

export const smallForm = (): Buffer =>
  Buffer.from(
    JSON.stringify({
      id: 'small-form',
      type: 'default',
      schemaVersion: 16,
      executionPlatform: 'Camunda Cloud',
      executionPlatformVersion: '8.5.0',
      components: [{ type: 'textfield', id: 'Field_1', key: 'opinion', label: '意见' }],
    }),
  )
