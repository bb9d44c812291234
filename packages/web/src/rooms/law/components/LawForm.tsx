import { Drawer } from 'antd';
import type { ComponentProps, ReactNode } from 'react';
import { ShortForm } from '../../../base/components/ShortForm.tsx';
import type { ControlProps as PlainProps } from '../../../base/components/ShortForm.tsx';
import './LawForm.css';

/** What ties a control of Ant Design to its label, its help and its fault. */
export interface ControlProps extends PlainProps {
  readonly status: '' | 'error';
}

type FormProps<Name extends string> = ComponentProps<typeof ShortForm<Name>>;

/** A form in a drawer, with controls of Ant Design. */
export function LawForm<Name extends string>(
  props: Omit<FormProps<Name>, 'texts' | 'control'> & {
    readonly texts: FormProps<Name>['texts'] & { readonly title: string };
    readonly control: (name: Name, shared: ControlProps) => ReactNode;
  },
): ReactNode {
  const { texts, control, ...form } = props;
  return (
    <Drawer open title={texts.title} size={480} onClose={props.onClose}>
      <ShortForm
        {...form}
        texts={texts}
        control={(name, shared) =>
          control(name, { ...shared, status: shared['aria-invalid'] ? 'error' : '' })
        }
      />
    </Drawer>
  );
}
