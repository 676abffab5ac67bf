import { createRoot } from 'react-dom/client';
import '../design';
import { App } from './App';
import { follow } from './model/live';

follow();
createRoot(document.getElementById('root')!).render(<App />);
