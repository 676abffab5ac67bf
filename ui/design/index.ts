import './tokens.css';
import './base.css';
import './components.css';

export * from './Bar';
export * from './Dialog';
export * from './Field';
export * from './Frame';
export * from './Icon';
export * from './Menu';
export * from './Palette';
export * from './Table';
export * from './Toast';
export * from './keys';
export * from './parts';
