import { mount } from 'svelte';
import './theme/fonts.ts';
import './theme/tokens.css';
import './theme/base.css';
import './theme/print.css';
import App from './views/App.svelte';

const target = document.getElementById('app');
if (target) mount(App, { target });
