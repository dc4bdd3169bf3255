// An invoice list as most portals would build it today: React and AG Grid, 10,000 rows made in the page.
import React, { useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { AgGridReact } from 'ag-grid-react';
import { AllCommunityModule, ModuleRegistry, themeQuartz } from 'ag-grid-community';

ModuleRegistry.registerModules([AllCommunityModule]);

const STATUS = ['open', 'paid', 'overdue', 'partial'];
const rows = Array.from({ length: 10_000 }, (_, i) => ({
  number: `INV-${2024 + (i % 3)}-${String(i).padStart(5, '0')}`,
  date: `${2024 + (i % 3)}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`,
  status: STATUS[i % 4],
  amount: ((i * 7919) % 2_000_000) / 100,
  currency: 'EUR',
  note: `Delivery ${i % 97}, order ${i % 1013}`,
}));

function Invoices() {
  const [search, setSearch] = useState('');
  const columns = useMemo(() => Object.keys(rows[0]).map((field) => ({ field, filter: true, flex: field === 'note' ? 3 : 1 })), []);
  return (
    <div style={{ height: '100vh', display: 'flex', flexDirection: 'column', fontFamily: 'sans-serif' }}>
      <header style={{ padding: 12 }}>
        Invoices <input placeholder="Search" value={search} onChange={(event) => setSearch(event.target.value)} />
      </header>
      <div style={{ flex: 1 }}>
        <AgGridReact theme={themeQuartz} rowData={rows} columnDefs={columns} quickFilterText={search} />
      </div>
    </div>
  );
}
createRoot(document.getElementById('app')).render(<Invoices />);
