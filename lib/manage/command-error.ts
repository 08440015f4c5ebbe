// A command that cannot do what it was asked, said in Django's words; the program prints it and exits with 1.
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
