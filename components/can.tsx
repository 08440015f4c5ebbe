'use client';
// Shows its children to users who have a permission of Django's. The API refuses the others in any case.
import type { ReactNode } from 'react';
import { useAuth } from '@/lib/auth/client';

type CanProps = { permission: string; otherwise?: ReactNode; children: ReactNode };

export function Can({ permission, otherwise = null, children }: CanProps) {
  return useAuth().can(permission) ? children : otherwise;
}
