import type { ColumnMapping, ImportPreview } from '@zca/domain/registry';
import { Select, Table } from 'antd';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useWorkTexts } from '../../../base/catalogue/desk/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { mapColumn, mappingFault } from '../mapping.ts';

type PreviewFile = ImportPreview['files'][number];

/** The columns of one table with the fields that they stand for, to be corrected. */
export function MappingTable(props: {
  readonly file: PreviewFile;
  readonly targets: ImportPreview['targets'];
  readonly mapping: ColumnMapping;
  readonly onChange: (mapping: ColumnMapping) => void;
}): ReactNode {
  const { say } = useSpeech();
  const w = useWorkTexts();
  const { file, mapping, onChange } = props;
  const targets = props.targets.filter((target) => target.collection === mapping.collection);
  const fault = mappingFault(mapping);
  const unmapped = file.headers.filter((header) => (mapping.columns[header] ?? '') === '').length;
  const nameOf = (field: string): string => {
    const target = targets.find((each) => each.field === field);
    return target === undefined ? field : say(target.label);
  };
  return (
    <>
      <p className="mapping-note">
        {unmapped === 0 ? w.newImport.allRecognised : w.newImport.unrecognised(unmapped)}
      </p>
      <div className="mapping-note">
        <label>
          {w.newImport.collection}{' '}
          <Select
            size="small"
            value={mapping.collection}
            style={{ width: 120 }}
            options={[
              { value: 'patent', label: w.newImport.patent },
              { value: 'trademark', label: w.newImport.trademark },
              { value: 'geographicalIndication', label: w.newImport.geographicalIndication },
            ]}
            onChange={(collection) => onChange({ collection, columns: {} })}
          />
        </label>
      </div>
      <Table
        size="small"
        rowKey={(header) => header}
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...file.headers]}
        columns={[
          { title: w.newImport.column, render: (_, header) => <b>{header}</b> },
          {
            title: w.newImport.field,
            width: 240,
            render: (_, header) => (
              <Select
                size="small"
                showSearch={{ optionFilterProp: 'label' }}
                aria-label={w.newImport.fieldFor(header)}
                style={{ width: 220 }}
                value={mapping.columns[header] ?? ''}
                options={[
                  { value: '', label: w.newImport.ignore },
                  ...targets.map((target) => ({ value: target.field, label: say(target.label) })),
                ]}
                onChange={(field) =>
                  onChange(mapColumn(mapping, header, field === '' ? null : field))
                }
              />
            ),
          },
          {
            title: w.newImport.sample,
            render: (_, header) => (
              <span className="quiet mapping-sample">
                {file.samples
                  .map((sample) => sample[header] ?? '')
                  .filter((cell) => cell !== '')
                  .slice(0, 3)
                  .join(' | ')}
              </span>
            ),
          },
        ]}
      />
      {fault !== null && (
        <p className="field__error" role="alert">
          <Icon name="fault" size={13} />
          {fault.kind === 'twice' ? w.newImport.twice(nameOf(fault.field)) : w.newImport.nothing}
        </p>
      )}
    </>
  );
}
