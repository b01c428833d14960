// A form as its script asks for it.
import type { Form, FormField, Subscription } from './subscription.ts'

export function describeForm({ munchkinId }: Subscription, form: Form) {
  return {
    Id: form.id,
    Vid: form.id,
    Status: 'approved',
    Name: form.name,
    action: '/index.php/leadCapture/save2',
    munchkinId,
    EnableCaptcha: form.hasCaptcha ? 1 : 0,
    SubmitLabel: 'Submit',
    ThemeStyleOverride: '',
    rows: form.fields.map((field, at) => [describeField(field, at)]),
  }
}

function describeField({ name, type, isRequired, picklist }: FormField, at: number) {
  return {
    Id: at + 1,
    Name: name,
    IsRequired: isRequired,
    Datatype: type,
    Maxlength: 255,
    InputLabel: `${name}:`,
    InputSourceChannel: 'constant',
    VisibilityRule: { defaultVisibility: 'show', rules: [] },
    ...(picklist === undefined
      ? {}
      : { PicklistValues: picklist.map((value) => ({ label: value, value })) }),
  }
}

/** As JSON, or as a call of the function that is to get it. */
export function scripted(value: object, callback: string | undefined): Response {
  if (callback === undefined) return Response.json(value)
  return new Response(`${callback}(${JSON.stringify(value)});`, {
    headers: { 'content-type': 'text/javascript;charset=UTF-8' },
  })
}
