import type { CalendarYear } from '@zca/domain/law';
import { useMutation } from '@tanstack/react-query';
import { Button, Drawer, Input } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { send } from '../../../base/api/client.ts';
import { useWorkTexts } from '../../../base/catalogue/work/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { readDays, toYear } from '../calendarDays.ts';
import { isDay } from '../parameterForm.ts';
import './LawForm.css';

interface YearForm {
  readonly year: string;
  readonly notice: string;
  readonly publishedOn: string;
  readonly holidays: string;
  readonly workdays: string;
}

/** The form of a year's working calendar, days as the notice lists them. */
export function NewYear(props: {
  readonly year: number | null;
  readonly onClose: () => void;
  readonly onSaved: (year: number) => void;
}): ReactNode {
  const w = useWorkTexts();
  const texts = w.calendar.form;
  const law = w.law.form;
  const id = useId();
  const [checked, setChecked] = useState(false);
  const [form, setForm] = useState<YearForm>({
    year: props.year === null ? '' : String(props.year),
    notice: '',
    publishedOn: '',
    holidays: '',
    workdays: '',
  });
  const year = Number(form.year);
  const holidays = readDays(form.holidays, year);
  const workdays = readDays(form.workdays, year);
  const save = useMutation({
    mutationFn: () =>
      send<CalendarYear>(
        'POST',
        '/law/calendar',
        toYear(
          year,
          form.notice.trim(),
          form.publishedOn === '' ? null : form.publishedOn,
          holidays.days,
          workdays.days,
        ),
      ),
    onSuccess: () => props.onSaved(year),
  });
  const allFaults: Partial<Record<keyof YearForm, string>> = {
    ...(Number.isInteger(year) && year >= 1985 && year <= 2200 ? {} : { year: texts.badYear }),
    ...(form.notice.trim() === '' ? { notice: texts.missing(texts.notice) } : {}),
    ...(form.publishedOn === '' || isDay(form.publishedOn) ? {} : { publishedOn: law.badDay }),
    ...(holidays.fault !== null
      ? { holidays: texts.badDay(holidays.fault) }
      : holidays.days.length === 0
        ? { holidays: texts.missing(texts.holidays) }
        : {}),
    ...(workdays.fault === null ? {} : { workdays: texts.badDay(workdays.fault) }),
  };
  const faults = checked ? allFaults : {};
  const fields = [
    { name: 'year', help: null, long: false },
    { name: 'notice', help: null, long: false },
    { name: 'publishedOn', help: null, long: false },
    { name: 'holidays', help: texts.holidaysHelp, long: true },
    { name: 'workdays', help: texts.workdaysHelp, long: true },
  ] as const;
  return (
    <Drawer open title={texts.title} size={480} onClose={props.onClose}>
      <form
        className="law-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          const first = Object.keys(allFaults)[0];
          if (first === undefined) save.mutate();
          else document.getElementById(id + first)?.focus();
        }}
      >
        {fields.map(({ name, help, long }) => {
          const fault = faults[name];
          const shared = {
            id: id + name,
            value: form[name],
            status: fault === undefined ? ('' as const) : ('error' as const),
            'aria-invalid': fault !== undefined,
            'aria-describedby': `${id}${name}-help ${id}${name}-fault`,
          };
          const change = (value: string): void => setForm({ ...form, [name]: value });
          return (
            <div key={name}>
              <label htmlFor={id + name}>{texts[name]}</label>
              {help !== null && (
                <p className="note" id={`${id}${name}-help`}>
                  {help}
                </p>
              )}
              {long ? (
                <Input.TextArea
                  {...shared}
                  autoSize={{ minRows: 2, maxRows: 10 }}
                  onChange={(event) => change(event.target.value)}
                />
              ) : (
                <Input
                  {...shared}
                  {...(name === 'publishedOn' ? { placeholder: 'YYYY-MM-DD' } : {})}
                  onChange={(event) => change(event.target.value)}
                />
              )}
              {fault !== undefined && (
                <p className="field__error" id={`${id}${name}-fault`}>
                  <Icon name="fault" size={13} />
                  {fault}
                </p>
              )}
            </div>
          );
        })}
        {save.error !== null && <FaultNotice fault={save.error} />}
        <div className="law-form__acts">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {texts.submit}
          </Button>
          <Button onClick={props.onClose}>{texts.cancel}</Button>
        </div>
      </form>
    </Drawer>
  );
}
