// The password was forgotten: ask for the address to send a link to.
import type { Metadata } from 'next';
import { EntryPage } from '../_entry/entry-page';
import { ForgotForm } from './forgot-form';

export const metadata: Metadata = { title: 'Forgotten password' };

export default function ForgotPage() {
  return (
    <EntryPage title="Forgotten password" lead="We send you a link that lets you choose a new one.">
      <ForgotForm />
    </EntryPage>
  );
}
