// A file of a form. Its content is not kept, as no endpoint takes one.

/** What stands in a field's place; django.core.files.uploadedfile.UploadedFile, whose str() is the name. */
export class UploadedFile {
  constructor(readonly name: string) {}
}
