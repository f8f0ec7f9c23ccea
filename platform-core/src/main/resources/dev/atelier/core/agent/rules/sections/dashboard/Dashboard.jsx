import { useState } from 'react';
import { Section } from '../shell/Section.jsx';
import { Chart } from './Chart.jsx';
import './Dashboard.css';

export function Dashboard({ figures, items, labels, ...section }) {
  const [form, setForm] = useState('bars');
  const number = new Intl.NumberFormat(labels.locale);
  const total = items.reduce((sum, { value }) => sum + value, 0);
  const best = items.reduce((most, item) => (item.value > most.value ? item : most), items[0]);

  return (
    <Section {...section}>
      <dl className="dashboard-figures">
        {figures.map(({ title, value, change }) => (
          <div key={title} className="card">
            <dt className="muted" dir="auto">
              {title}
            </dt>
            <dd>{value}</dd>
            {change && <dd className={change.startsWith('−') ? 'dashboard-less' : 'dashboard-more'}>{change}</dd>}
          </div>
        ))}
      </dl>

      <div className="dashboard-main">
        <div className="card dashboard-chart">
          <div className="dashboard-bar">
            <h3 dir="auto">{labels.chart}</h3>
            <div className="dashboard-forms" role="group" aria-label={labels.form}>
              {['bars', 'line'].map((name) => (
                <button key={name} type="button" aria-pressed={form === name} onClick={() => setForm(name)}>
                  {labels[name]}
                </button>
              ))}
            </div>
          </div>
          <Chart items={items} form={form} format={(value) => number.format(value)} label={labels.chart} />
        </div>

        <div className="card dashboard-table">
          <table>
            <caption className="visually-hidden">{labels.chart}</caption>
            <thead>
              <tr>
                <th scope="col">{labels.when}</th>
                <th scope="col">{labels.value}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.title} data-best={item === best || undefined}>
                  <th scope="row" dir="auto">
                    {item.title}
                  </th>
                  <td>{number.format(item.value)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{labels.total}</th>
                <td>{number.format(total)}</td>
              </tr>
            </tfoot>
          </table>
        </div>
      </div>
    </Section>
  );
}
