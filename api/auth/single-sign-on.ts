import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
  AuthorizationResponseError,
  ClientError,
  type Configuration,
} from 'openid-client';
import { Problem } from '../../etl/model/problem.ts';
import { accountNameSchema, accountRoleSchema, type AccountRole } from '../contract/access.ts';

/** How the organisation's sign-on is reached. */
export interface SingleSignOnSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where browsers find this server, without a slash at the end. */
  readonly publicUrl: string;
  /** The claim that carries the role. */
  readonly roleClaim: string;
}

/** Somebody the provider vouches for. */
export interface Vouched {
  readonly subject: string;
  readonly name: string;
  /** What the provider says they may be; null when it says nothing. */
  readonly role: AccountRole | null;
}

export interface SingleSignOn {
  /** Where to send the browser, and the state it has to bring back. */
  begin(): Promise<{ url: string; state: string }>;
  /** @throws Problem when the answer is not genuine or not to this browser's question. */
  finish(callbackQuery: string, state: string | null): Promise<Vouched>;
}

export const CALLBACK_PATH = '/api/v1/session/sso/callback';

const PENDING_MS = 10 * 60_000;
const MOST_PENDING = 1000;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

const failed = (detail: string, way_out = 'Start again from the sign-in page.'): Problem =>
  new Problem('Signing in failed', [{ code: 'sign_on_failed', detail, way_out }], 401);

const textOf = (claims: Readonly<Record<string, unknown>>, name: string): string | null => {
  const value = claims[name];
  return typeof value === 'string' && accountNameSchema.safeParse(value).success ? value : null;
};

/** Authorization code flow with PKCE, state and nonce. The provider is asked for its settings on first use. */
export const createSingleSignOn = (settings: SingleSignOnSettings, now: () => Date): SingleSignOn => {
  const redirectUri = settings.publicUrl + CALLBACK_PATH;
  const pending = new Map<string, { verifier: string; nonce: string; at: number }>();
  let configuration: Promise<Configuration> | null = null;

  const configure = (): Promise<Configuration> => {
    const issuer = new URL(settings.issuer);
    const execute = LOOPBACK.test(issuer.hostname) ? [allowInsecureRequests] : [];
    configuration ??= discovery(issuer, settings.clientId, settings.clientSecret, undefined, { execute });
    configuration.catch(() => (configuration = null));
    return configuration.catch(() => {
      throw new Problem(
        'Signing in is not possible now',
        [{ code: 'sign_on_unreachable', detail: 'The organisation’s sign-on does not answer.' }],
        503,
      );
    });
  };

  const forgetOld = (): void => {
    for (const [state, { at }] of pending)
      if (pending.size > MOST_PENDING || now().getTime() - at > PENDING_MS) pending.delete(state);
  };

  return {
    async begin() {
      const config = await configure();
      forgetOld();
      const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
      pending.set(state, { verifier, nonce, at: now().getTime() });
      const url = buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid profile email',
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, state };
    },

    async finish(callbackQuery, state) {
      forgetOld();
      const asked = state === null ? undefined : pending.get(state);
      if (!asked || state === null) throw failed('The answer belongs to no question of this browser.');
      pending.delete(state);
      const config = await configure();
      try {
        const tokens = await authorizationCodeGrant(config, new URL(`${redirectUri}?${callbackQuery}`), {
          pkceCodeVerifier: asked.verifier,
          expectedState: state,
          expectedNonce: asked.nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) throw failed('The provider sent no identity.');
        const role = accountRoleSchema.safeParse(claims[settings.roleClaim]);
        return {
          subject: `${claims.iss}|${claims.sub}`,
          name: textOf(claims, 'email') ?? textOf(claims, 'preferred_username') ?? claims.sub,
          role: role.success ? role.data : null,
        };
      } catch (error) {
        const isRefusal =
          error instanceof ResponseBodyError ||
          error instanceof AuthorizationResponseError ||
          error instanceof ClientError;
        if (isRefusal) throw failed('The provider’s answer was not accepted.');
        throw error;
      }
    },
  };
};
