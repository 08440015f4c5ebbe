// A file of a form. Its content is not kept, as no endpoint takes one.

/** The value of a file field: django.core.files.uploadedfile.UploadedFile, whose str() is its name. */
export class UploadedFile {
  constructor(readonly name: string) {}
}
