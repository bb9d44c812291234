import type { CalendarYear } from '@zca/domain/law';
import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { send } from '../../../base/api/client.ts';
import { isDay } from '../../../base/catalogue/format.ts';
import { useWorkTexts } from '../../../base/catalogue/desk/index.ts';
import { readDays, toYear } from '../calendarDays.ts';
import { type ControlProps, LawForm } from './LawForm.tsx';

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
  const faults: Partial<Record<keyof YearForm, string>> = {
    ...(Number.isInteger(year) && year >= 1985 && year <= 2200 ? {} : { year: texts.badYear }),
    ...(form.notice.trim() === '' ? { notice: texts.missing(texts.notice) } : {}),
    ...(form.publishedOn === '' || isDay(form.publishedOn)
      ? {}
      : { publishedOn: w.law.form.badDay }),
    ...(holidays.fault !== null
      ? { holidays: texts.badDay(holidays.fault) }
      : holidays.days.length === 0
        ? { holidays: texts.missing(texts.holidays) }
        : {}),
    ...(workdays.fault === null ? {} : { workdays: texts.badDay(workdays.fault) }),
  };
  const control = (name: keyof YearForm, shared: ControlProps): ReactNode => {
    const held = { ...shared, value: form[name] };
    const set = (value: string) => setForm({ ...form, [name]: value });
    return name === 'holidays' || name === 'workdays' ? (
      <Input.TextArea
        {...held}
        autoSize={{ minRows: 2, maxRows: 10 }}
        onChange={(event) => set(event.target.value)}
      />
    ) : (
      <Input
        {...held}
        {...(name === 'publishedOn' ? { placeholder: 'YYYY-MM-DD' } : {})}
        onChange={(event) => set(event.target.value)}
      />
    );
  };
  return (
    <LawForm
      texts={texts}
      fields={[
        { name: 'year', label: texts.year },
        { name: 'notice', label: texts.notice },
        { name: 'publishedOn', label: texts.publishedOn },
        { name: 'holidays', label: texts.holidays, help: texts.holidaysHelp },
        { name: 'workdays', label: texts.workdays, help: texts.workdaysHelp },
      ]}
      faults={faults}
      control={control}
      save={save}
      onClose={props.onClose}
    />
  );
}
