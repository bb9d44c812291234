import type { GrantRecord, NewGrant, Organisation, Role } from '@zca/domain/identity';
import { ROLE_NAMES } from '@zca/domain/identity/roleNames';
import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Select } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { send } from '../../../base/api/client.ts';
import { useAccountTexts } from '../../../base/catalogue/account/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';

/** Gives a person a role in a place. */
export function GiveRole(props: {
  readonly personId: string;
  readonly organisations: readonly Organisation[];
  readonly onGiven: () => void;
}): ReactNode {
  const { say } = useSpeech();
  const a = useAccountTexts();
  const id = useId();
  const [role, setRole] = useState<Role>('district');
  const [jurisdiction, setJurisdiction] = useState<string | null>(null);
  const [manager, setManager] = useState(false);
  const give = useMutation({
    mutationFn: (grant: NewGrant) =>
      send<GrantRecord>('POST', `/persons/${props.personId}/grants`, grant),
    onSuccess: props.onGiven,
  });
  const open = props.organisations.filter(({ closedAt }) => closedAt === null);
  return (
    <form
      className="people__form"
      onSubmit={(event) => {
        event.preventDefault();
        give.mutate({ role, jurisdiction, manager });
      }}
    >
      <div className="field">
        <label className="field__label" htmlFor={`${id}role`}>
          {a.people.role}
        </label>
        <Select
          id={`${id}role`}
          value={role}
          onChange={setRole}
          showSearch={{ optionFilterProp: 'label' }}
          getPopupContainer={(node) => node.parentElement ?? document.body}
          options={(Object.keys(ROLE_NAMES) as Role[]).map((value) => ({
            value,
            label: say(ROLE_NAMES[value]),
          }))}
        />
      </div>
      <div className="field">
        <label className="field__label" htmlFor={`${id}place`}>
          {a.people.place}
        </label>
        <Select
          id={`${id}place`}
          allowClear
          value={jurisdiction}
          placeholder={a.people.placeHelp}
          onChange={(value: string | undefined) => setJurisdiction(value ?? null)}
          showSearch={{ optionFilterProp: 'label' }}
          getPopupContainer={(node) => node.parentElement ?? document.body}
          options={open.map(({ code, name }) => ({ value: code, label: `${say(name)} ${code}` }))}
        />
      </div>
      <Checkbox checked={manager} onChange={(event) => setManager(event.target.checked)}>
        {a.people.manager}
      </Checkbox>
      {give.error !== null && <FaultNotice fault={give.error} />}
      <Button htmlType="submit" type="primary" loading={give.isPending}>
        {a.people.give}
      </Button>
    </form>
  );
}
