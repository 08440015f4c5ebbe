// Requests and answers of second factors and passkeys. What a browser's WebAuthn API takes and gives (WebAuthn Level 3,
// section 5.1.8) is passed through as JSON; only the members that are checked are named.
import { z } from 'zod';
import { passwordRequest } from './account-requests';
import { detailAnswer } from './answers';
import { detailError } from './errors';
import { charField } from './fields';
import { factorCode } from './requests';

const factorType = z.enum(['totp', 'webauthn', 'recovery_codes']);

const part = z.string().max(20_000);

const credentialParts = { id: part, rawId: part, type: z.literal('public-key') };
const extensionResults = z.record(z.string(), z.unknown()).default({});

/** AuthenticationResponseJSON. */
const passkeyAnswer = z
  .object({
    ...credentialParts,
    response: z.object({
      clientDataJSON: part,
      authenticatorData: part,
      signature: part,
      userHandle: part.optional(),
    }),
    clientExtensionResults: extensionResults,
  })
  .describe('What navigator.credentials.get() gave, as JSON');

/** RegistrationResponseJSON. All of it is stored, as allauth does, whatever else a browser puts in. */
const newPasskey = z
  .looseObject({
    ...credentialParts,
    response: z.looseObject({
      clientDataJSON: part,
      attestationObject: part,
      transports: z.array(z.string().max(40)).max(20).optional(),
    }),
    clientExtensionResults: extensionResults,
  })
  .describe('What navigator.credentials.create() gave, as JSON');

/** Options of navigator.credentials.get(), or of create(). */
const passkeyOptions = z.record(z.string(), z.unknown());

export const secondFactorRequest = z.object({
  code: factorCode.optional().describe('Of the app, or a recovery code'),
  credential: passkeyAnswer.optional(),
});

/** The password again, with what the second factor asks for. */
export const reauthenticationRequest = passwordRequest.extend(secondFactorRequest.shape);

export const secondFactorAnswer = z.object({
  factors: z.array(factorType),
  passkey: passkeyOptions
    .nullable()
    .describe('Options of navigator.credentials.get(), where there is a passkey'),
});

/** A refusal that may be for want of a second factor: code `second_factor_required`, and which can be given. */
export const factorOwed = detailError.extend({ factors: z.array(factorType).optional() });

const factor = z.object({
  id: z.string(),
  type: factorType,
  name: z.string().describe('Of a passkey, as its owner named it'),
  created_at: z.string(),
  last_used_at: z.string().nullable(),
});

export const factorsAnswer = z.object({
  factors: z.array(factor),
  recovery_codes_left: z.number().int().nullable().describe('null where there are none'),
});

export const totpSetupAnswer = z.object({
  setup: z.string().describe('To be sent back with the first code; good for ten minutes'),
  secret: z.string().describe('To be typed into an app that cannot read the QR code'),
  uri: z.string().describe('What the QR code says: otpauth://totp/…'),
});

export const totpActivationRequest = z.object({
  setup: charField({ maxLength: 1000 }),
  code: factorCode.describe('That the app shows now'),
});

const recoveryCodes = z.array(z.string()).describe('Each is good once. They are shown this one time');

export const recoveryCodesAnswer = z.object({ codes: recoveryCodes });

export const factorAddedAnswer = detailAnswer.extend({
  recovery_codes: recoveryCodes.optional().describe('With the first factor, where they are offered'),
});

const passkeyName = charField({ maxLength: 100, allowBlank: true });

export const passkeyOptionsAnswer = z.object({ options: passkeyOptions });
export const newPasskeyRequest = z.object({ name: passkeyName.optional(), credential: newPasskey });
export const passkeyLoginRequest = z.object({ credential: passkeyAnswer });

/** `id` as `GET /api/auth/factors/` shows it. */
export const factorRequest = z.object({ id: charField({ maxLength: 20 }) });

export const passkeyNameRequest = factorRequest.extend({ name: charField({ maxLength: 100 }) });

export type FactorsAnswer = z.infer<typeof factorsAnswer>;
